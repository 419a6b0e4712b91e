import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import type { LoopbackHandler } from '../loopback-server';
import type { CaseTable } from './contract-case';
import { asStream, contractRequest, readAll } from './contract-request';
import { sendEndlessly } from './send-endlessly';
import type { TransportContractOptions } from './transport-contract-options';

const stream = { responseType: 'stream' } as const;
const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff, 0x00, 0xc5, 0x9f, 0x0d, 0x0a]);
const refusal = '{"status":"INPUT_ERROR"}';
const totalBytes = 30_000_000;
// The kernel's own buffers on loopback take some 6 to 10 MB.
const heldBytes = 20_000_000;

/** A stream passes through, whatever its size, at the speed of its reader. */
export function streamCases({ hostHandles = [] }: TransportContractOptions): CaseTable {
  const table: Record<string, CaseTable[string]> = {
    'streams a body whole, byte order mark and broken UTF-8 included': streams((response) => {
      response.write(bytes.subarray(0, 4));
      response.end(bytes.subarray(4));
    }, bytes),
    'streams an empty body': streams((response) => response.end(), ''),
    'streams a compressed body decoded': streams(
      (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('a;b')),
      'a;b',
    ),
    'gives the first chunk while the server still sends': async ({ ask }) => {
      let finish = (): void => assert.fail('no request came');
      const { body } = asStream(
        await ask((response) => {
          response.write('first');
          finish = () => response.end('last');
        }, stream),
      );
      let text = '';
      for await (const chunk of body) {
        text += Buffer.from(chunk).toString();
        if (text === 'first') finish();
      }
      assert.equal(text, 'firstlast');
    },
    'holds back a server that is faster than the reader': async ({ transport, serve }) => {
      const server = await serve((response) => sendEndlessly(response, totalBytes));
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      const sent = (): number => server.sockets[0]?.bytesWritten ?? 0;
      let read = 0;
      for await (const chunk of response.body) {
        if (read === 0) {
          for (let before = -1; before !== sent(); await wait(50)) before = sent();
          assert.ok(sent() < heldBytes, `${sent()} bytes were taken in before they were read`);
        }
        read += chunk.length;
      }
      assert.equal(read, totalBytes);
    },
    'closes the connection when the reader stops': async ({ transport, serve }) => {
      const server = await serve((response) => sendEndlessly(response, Infinity));
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      for await (const chunk of response.body) {
        assert.ok(chunk.length > 0);
        break;
      }
      const [socket] = server.sockets;
      assert.ok(socket);
      for (let waited = 0; !socket.destroyed; waited += 20) {
        assert.ok(waited < 1000, 'the connection stays open');
        await wait(20);
      }
    },
  };
  for (const status of [400, 403, 500].filter((candidate) => !hostHandles.includes(candidate))) {
    table[`streams the body of a ${status}`] = streams(
      (response) => response.writeHead(status).end(refusal),
      refusal,
      status,
    );
  }
  return table;
}

function streams(handler: LoopbackHandler, expected: string | Buffer, status = 200): CaseTable[string] {
  return async ({ ask }) => {
    const response = asStream(await ask(handler, stream));
    assert.equal(response.status, status);
    assert.deepEqual(await readAll(response.body), Buffer.from(expected));
  };
}
