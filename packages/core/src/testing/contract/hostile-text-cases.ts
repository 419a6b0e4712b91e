import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import { KeepnetResponseError } from '../../errors/keepnet-response-error';
import type { CaseTable } from './contract-case';
import { asText, thrownBy } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import { sendEndlessly } from './send-endlessly';

const name = '{"name":"Çelik"}';
// Compressed texts may follow one another.
const bomb = Buffer.concat(Array<Buffer>(101).fill(gzipSync(Buffer.alloc(1_000_000, ' '))));

/** A good status with a text that nobody should read: an error that trying again would not help. */
export const hostileTextCases: CaseTable = {
  'throws KeepnetResponseError for a text without end': refuses((response) => sendEndlessly(response, Infinity)),
  'throws KeepnetResponseError for 101 MB that were compressed to a thousandth': refuses((response) =>
    response.setHeader('content-encoding', 'gzip').end(bomb),
  ),
  'throws KeepnetResponseError for a text in Latin-1': refuses((response) => response.end(Buffer.from(name, 'latin1'))),
  'throws KeepnetResponseError for a text in UTF-16': refuses((response) =>
    response.end(Buffer.from(`\uFEFF${name}`, 'utf16le')),
  ),
  'returns the beginning of an error without end': async ({ ask }) => {
    const { status, body } = asText(await ask((response) => sendEndlessly(response.writeHead(500), Infinity)));
    assert.equal(status, 500);
    assert.ok(body.length > 0 && body.length < 1_000_000, `${body.length} characters`);
  },
  'returns an error in Latin-1 with its status': async ({ ask }) => {
    const { status, body } = asText(await ask((response) => response.writeHead(502).end(Buffer.from(name, 'latin1'))));
    assert.equal(status, 502);
    assert.ok(body.includes('elik'));
  },
};

function refuses(handler: LoopbackHandler): CaseTable[string] {
  return async ({ ask }) => {
    // 100 MB take their time on a busy machine.
    const error = await thrownBy(ask(handler, { timeoutMs: 25_000 }));
    assert.ok(KeepnetResponseError.isInstance(error), `a KeepnetResponseError is thrown, not ${String(error)}`);
    assert.ok(!error.message.includes('elik'), 'the error tells what came');
  };
}
