import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import type { CaseTable } from './contract-case';
import { asStream, contractRequest, readAll } from './contract-request';
import { sendEndlessly } from './send-endlessly';
import type { TransportContractOptions } from './transport-contract-options';

const stream = { responseType: 'stream' } as const;
const totalBytes = 50_000_000;
// The kernel's own buffers on loopback take some 6 to 10 MB.
const heldBytes = 20_000_000;

/** A stream passes through, whatever its size, at the speed of its reader. */
export function streamCases({ hostHandles = [] }: TransportContractOptions): CaseTable {
  const table: Record<string, CaseTable[string]> = {
    'streams a body whole, byte order mark and broken UTF-8 included': async ({ transport, serve }) => {
      const parts = [Buffer.from([0xef, 0xbb, 0xbf, 0x41]), Buffer.from([0xff, 0x00]), Buffer.from('ş\r\n')];
      const server = await serve((response) => {
        for (const part of parts) response.write(part);
        response.end();
      });
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      assert.equal(response.status, 200);
      assert.deepEqual(await readAll(response.body), Buffer.concat(parts));
    },
    'streams an empty body': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      assert.equal((await readAll(response.body)).length, 0);
    },
    'streams a compressed body decoded': async ({ transport, serve }) => {
      const server = await serve((response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('a;b')));
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      assert.equal((await readAll(response.body)).toString(), 'a;b');
    },
    'gives the first chunk while the server still sends': async ({ transport, serve }) => {
      let finish = (): void => assert.fail('no request came');
      const server = await serve((response) => {
        response.write('first');
        finish = () => response.end('last');
      });
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      let text = '';
      for await (const chunk of response.body) {
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
          for (let before = -1; before !== sent();) {
            before = sent();
            await wait(50);
          }
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
    table[`streams the body of a ${status}`] = async ({ transport, serve }) => {
      const server = await serve((response) => response.writeHead(status).end('{"status":"INPUT_ERROR"}'));
      const response = asStream(await transport(contractRequest(server.origin, stream)));
      assert.equal(response.status, status);
      assert.equal((await readAll(response.body)).toString(), '{"status":"INPUT_ERROR"}');
    };
  }
  return table;
}
