import { gzipSync } from 'node:zlib';

import type { CaseTable } from './contract-case';
import { asStream, assertConnectionError, contractRequest, readAll } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const faults: Readonly<Record<string, LoopbackHandler>> = {
  'is reset before the head': (response) => response.socket?.resetAndDestroy(),
  'is closed before the head': (response) => response.socket?.end(),
  'ends before its content length': (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":', () => response.socket?.end());
  },
  'ends before its last chunk': (response) => response.write('{"data":', () => response.socket?.end()),
  'is reset within the body': (response) => {
    response.write('{"data":', () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
  },
  'is no HTTP': sends('SSH-2.0-OpenSSH_9.6\r\n'),
  'has two lengths': sends('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}'),
  'has a negative length': sends('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}'),
  'has a length and chunks': sends('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}'),
  'has chunks that are none': sends('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}'),
  'has a line in its head that is no header': sends('HTTP/1.1 200 OK\r\nno header at all\r\n\r\n{}'),
  'has a header of 1 MB': sends(`HTTP/1.1 200 OK\r\nx-long: ${'y'.repeat(1_000_000)}\r\n\r\n{}`),
  'is compressed and damaged': (response) => {
    response.setHeader('content-encoding', 'gzip').end('this is not compressed');
  },
};
// The last eight bytes tell what the text adds up to, and how long it is.
const withoutTrailer: LoopbackHandler = (response) => {
  response.setHeader('content-encoding', 'gzip').end(gzipSync('a;b\r\n1;2\r\n').subarray(0, -8));
};

/** Answers with these bytes, and hangs up. */
function sends(bytes: string): LoopbackHandler {
  return (response) => response.socket?.end(bytes);
}

/** Part of an answer is no answer. */
export function failureCases({ streams = true, checksCompression = true }: TransportContractOptions): CaseTable {
  const table: Record<string, CaseTable[string]> = {
    'throws KeepnetConnectionError when the connection is refused': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      await server.close();
      await assertConnectionError(transport(contractRequest(server.origin)));
    },
  };
  const all = { ...faults, ...(checksCompression && { 'is compressed and cut before its trailer': withoutTrailer }) };
  for (const [name, fault] of Object.entries(all)) {
    table[`throws KeepnetConnectionError when a text ${name}`] = ({ ask }) => assertConnectionError(ask(fault));
    if (!streams) continue;
    table[`throws KeepnetConnectionError, at the latest while it is read, when a stream ${name}`] = ({ ask }) => {
      const asked = ask(fault, { responseType: 'stream' });
      return assertConnectionError(asked.then((response) => readAll(asStream(response).body)));
    };
  }
  return table;
}
