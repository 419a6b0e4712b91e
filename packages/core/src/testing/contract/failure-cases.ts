import { gzipSync } from 'node:zlib';

import type { CaseTable } from './contract-case';
import { asStream, assertConnectionError, contractRequest, readAll } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const resetBeforeHead: LoopbackHandler = (response) => response.socket?.resetAndDestroy();
const closeBeforeHead: LoopbackHandler = (response) => response.socket?.end();
const cutByLength: LoopbackHandler = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"data":', () => response.socket?.end());
};
const cutChunks: LoopbackHandler = (response) => {
  response.write('{"data":', () => response.socket?.end());
};
const resetInBody: LoopbackHandler = (response) => {
  response.write('{"data":', () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
};
const noHttp: LoopbackHandler = (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
const brokenGzip: LoopbackHandler = (response) => {
  response.setHeader('content-encoding', 'gzip').end('this is not compressed');
};
// The last eight bytes tell what the text adds up to, and how long it is.
const gzipWithoutTrailer: LoopbackHandler = (response) => {
  response.setHeader('content-encoding', 'gzip').end(gzipSync('a;b\r\n1;2\r\n').subarray(0, -8));
};

const faults: Readonly<Record<string, LoopbackHandler>> = {
  'is reset before the head': resetBeforeHead,
  'is closed before the head': closeBeforeHead,
  'ends before its content length': cutByLength,
  'ends before its last chunk': cutChunks,
  'is reset within the body': resetInBody,
  'is no HTTP': noHttp,
  'is compressed and damaged': brokenGzip,
};

/** Part of an answer is no answer. */
export function failureCases({ streams = true, checksCompression = true }: TransportContractOptions): CaseTable {
  const table: Record<string, CaseTable[string]> = {
    'throws KeepnetConnectionError when the connection is refused': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      await server.close();
      await assertConnectionError(transport(contractRequest(server.origin)));
    },
  };
  const all = {
    ...faults,
    ...(checksCompression && { 'is compressed and cut before its trailer': gzipWithoutTrailer }),
  };
  for (const [name, fault] of Object.entries(all)) {
    table[`throws KeepnetConnectionError when a text ${name}`] = async ({ transport, serve }) => {
      const server = await serve(fault);
      await assertConnectionError(transport(contractRequest(server.origin)));
    };
    if (!streams) continue;
    table[`throws KeepnetConnectionError, at the latest while it is read, when a stream ${name}`] = async (tools) => {
      const server = await tools.serve(fault);
      const request = contractRequest(server.origin, { responseType: 'stream' });
      await assertConnectionError(tools.transport(request).then((response) => readAll(asStream(response).body)));
    };
  }
  return table;
}
