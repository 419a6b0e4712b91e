import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import { KeepnetResponseError } from '../../errors/keepnet-response-error';
import type { CaseTable, CaseTools } from './contract-case';
import { asText, contractRequest, thrownBy } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import { sendEndlessly } from './send-endlessly';

const name = '{"name":"Çelik"}';
// Compressed texts may follow one another.
const bomb = Buffer.concat(Array<Buffer>(101).fill(gzipSync(Buffer.alloc(1_000_000, ' '))));

/** A good status with a text that nobody should read: an error that trying again would not help. */
export const hostileTextCases: CaseTable = {
  'throws KeepnetResponseError for a text without end': (tools) =>
    assertRefused(tools, (response) => sendEndlessly(response, Infinity)),
  'throws KeepnetResponseError for 101 MB that were compressed to a thousandth': (tools) =>
    assertRefused(tools, (response) => response.setHeader('content-encoding', 'gzip').end(bomb)),
  'throws KeepnetResponseError for a text in Latin-1': (tools) =>
    assertRefused(tools, (response) => response.end(Buffer.from(name, 'latin1'))),
  'throws KeepnetResponseError for a text in UTF-16': (tools) =>
    assertRefused(tools, (response) => response.end(Buffer.from(`\uFEFF${name}`, 'utf16le'))),
  'returns the beginning of an error without end': async ({ transport, serve }) => {
    const server = await serve((response) => sendEndlessly(response.writeHead(500), Infinity));
    const { status, body } = asText(await transport(contractRequest(server.origin)));
    assert.equal(status, 500);
    assert.ok(body.length > 0 && body.length < 1_000_000, `${body.length} characters`);
  },
  'returns an error in Latin-1 with its status': async ({ transport, serve }) => {
    const server = await serve((response) => response.writeHead(502).end(Buffer.from(name, 'latin1')));
    const { status, body } = asText(await transport(contractRequest(server.origin)));
    assert.equal(status, 502);
    assert.ok(body.includes('elik'));
  },
};

async function assertRefused({ transport, serve }: CaseTools, handler: LoopbackHandler): Promise<void> {
  const server = await serve(handler);
  // 100 MB take their time on a busy machine.
  const error = await thrownBy(transport(contractRequest(server.origin, { timeoutMs: 25_000 })));
  assert.ok(KeepnetResponseError.isInstance(error), `a KeepnetResponseError is thrown, not ${String(error)}`);
  assert.ok(!error.message.includes('elik'), 'the error tells what came');
}
