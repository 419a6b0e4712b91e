import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createCredentialClient, KeepnetError } from '../../src';
import { createAxiosTransport } from '../../src/node/axios-transport';
import { createFakeClock } from '../../src/testing/fake-clock';
import { findSecret } from '../../src/testing/find-secret';
import { COMPANIES } from './hostile-world';
import { startRawServer } from './raw-server';

const { companyName: name, companyResourceId: resourceId, ...row } = COMPANIES[0] ?? expect.fail('no company');
const JSON_TEXT = JSON.stringify({ data: { ...row, name, resourceId }, status: 'SUCCESS' });
const BODY = Buffer.from(JSON_TEXT);
const GZIP = gzipSync(BODY);

const answer = (head: readonly string[], body: Uint8Array = BODY, status = 'HTTP/1.1 200 OK'): Buffer =>
  Buffer.concat([Buffer.from([status, 'connection: close', ...head, '', ''].join('\r\n'), 'latin1'), body]);
const chunked = (...chunks: string[]): Buffer => answer(['transfer-encoding: chunked'], Buffer.from(chunks.join('')));

async function outcomeOf(bytes: Uint8Array) {
  const server = await startRawServer(bytes);
  const clock = createFakeClock();
  const ports = { transport: createAxiosTransport(), clock, random: () => 0.5 };
  const settings = { baseUrl: server.url, timeoutMs: 5000 };
  const client = createCredentialClient(ports, { clientId: 'id', clientSecret: 'secret-51ac' }, settings);
  try {
    const company = await client.getCompany(resourceId);
    return { companyName: company.companyName, targetUsers: company.targetUsers };
  } catch (error) {
    expect(KeepnetError.isInstance(error), String(error)).toBe(true);
    expect(findSecret(error, ['secret-51ac', 'token-7d1f', 'Çelik'])).toBeUndefined();
    return { error: (error as Error).name, waitedMs: clock.sleeps.reduce((sum, ms) => sum + ms, 0) };
  } finally {
    await server.close();
  }
}

describe('gives the right company from an answer', () => {
  test.each<[string, Uint8Array]>([
    ['without length', answer([])],
    ['of another media type', answer(['content-type: text/html; charset=utf-16'])],
    ['with an unknown encoding', answer(['content-encoding: identity'])],
    ['in chunks', chunked(`${BODY.length.toString(16)}\r\n`, JSON_TEXT, '\r\n0\r\n\r\n')],
    ['compressed by gzip', answer(['content-encoding: gzip'], GZIP)],
    ['compressed by deflate', answer(['content-encoding: deflate'], deflateSync(BODY))],
    ['compressed by brotli', answer(['content-encoding: br'], brotliCompressSync(BODY))],
    ['with a byte order mark', answer([], Buffer.from(`\uFEFF${JSON_TEXT}`))],
    ['with headers of prototype names', answer(['__proto__: a', 'constructor: b', 'toString: c'])],
    ['with 200 headers', answer(Array.from({ length: 200 }, (_, index) => `x-${index}: ${'y'.repeat(20)}`))],
    ['with a status that has no words', answer([], BODY, 'HTTP/1.1 200')],
  ])('%s', async (_name, bytes) => {
    expect(await outcomeOf(bytes)).toEqual({ companyName: name, targetUsers: 50 });
  });
});

describe('gives an error, and no company, from an answer', () => {
  test.each<[string, Uint8Array]>([
    ['that is shorter than it says', answer([`content-length: ${BODY.length + 1}`])],
    ['that is longer than it says', answer([`content-length: ${BODY.length - 1}`])],
    ['of a negative length', answer(['content-length: -1'])],
    ['of two lengths', answer([`content-length: ${BODY.length}`, 'content-length: 5'])],
    ['of a length that is no number', answer(['content-length: many'])],
    ['of more bytes than there are atoms', answer([`content-length: ${'9'.repeat(80)}`])],
    ['with a length and chunks', answer([`content-length: ${BODY.length}`, 'transfer-encoding: chunked'])],
    ['of chunks that are none', chunked('zz\r\n', JSON_TEXT)],
    ['without its last chunk', chunked(`${BODY.length.toString(16)}\r\n`, JSON_TEXT, '\r\n')],
    ['that is not compressed, though it says so', answer(['content-encoding: gzip'])],
    ['whose compressed text is cut short', answer(['content-encoding: gzip'], GZIP.subarray(0, -20))],
    [
      'whose compressed text is damaged',
      answer(
        ['content-encoding: gzip'],
        GZIP.map((byte, i) => (i === 60 ? byte ^ 255 : byte)),
      ),
    ],
    ['that is compressed, though it does not say so', answer([], GZIP)],
    ['in Latin-1', answer(['content-type: application/json; charset=iso-8859-1'], Buffer.from(JSON_TEXT, 'latin1'))],
    ['in UTF-16', answer([], Buffer.from(`\uFEFF${JSON_TEXT}`, 'utf16le'))],
    ['of null bytes', answer([], new Uint8Array(100_000))],
    ['with a header of 1 MB', answer([`x-long: ${'y'.repeat(1_000_000)}`])],
    ['with a header that holds a null byte', answer(['x-a: \u0000'])],
    ['with a line that is no header', answer(['no header at all'])],
    ['of the status 999', answer([], BODY, 'HTTP/1.1 999 Odd')],
    ['of the status 99', answer([], BODY, 'HTTP/1.1 99 Odd')],
    ['of no status', answer([], BODY, 'HTTP/1.1 OK')],
    ['of another protocol', answer([], BODY, 'ICY 200 OK')],
    ['that redirects', answer(['location: http://127.0.0.1:1/'], BODY, 'HTTP/1.1 307 Temporary Redirect')],
    ['that is nothing', new Uint8Array(0)],
    ['that is noise', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)],
  ])('%s', async (_name, bytes) => {
    expect(await outcomeOf(bytes)).toMatchObject({ error: expect.stringMatching(/^Keepnet\w+Error$/) as string });
  });
});

describe('waits no longer than its budget for Retry-After:', () => {
  const odd = ['-1', '0', '1e400', 'NaN', 'Infinity', '9'.repeat(400), '999999999999', '0x10', '1, 2', '', '\u00a0'];
  const dates = ['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', '2026-11-20', 'tomorrow'];
  test.each([...odd, ...dates])('%s', async (header) => {
    for (const status of ['429 Too Many Requests', '503 Busy']) {
      const outcome = await outcomeOf(answer([`retry-after: ${header}`], BODY, `HTTP/1.1 ${status}`));
      expect(outcome).toMatchObject({ error: expect.stringMatching(/^Keepnet(RateLimit|Api)Error$/) as string });
      expect(outcome.waitedMs).toBeLessThan(300_000);
    }
  });
});
