import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';

import { decompressed } from './decompressed';

const text = 'Company Name;Monthly Users\r\nNorth;812\r\n';
const compress = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync };

async function read(bytes: Uint8Array, headers: Record<string, string>): Promise<string> {
  const body = decompressed(Readable.from([Buffer.from(bytes)], { objectMode: false }), headers);
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test.each(Object.entries(compress))('returns what was compressed as %s', async (encoding, encode) => {
  expect(await read(encode(text), { 'content-encoding': encoding.toUpperCase() })).toBe(text);
});

test.each(Object.entries(compress))('throws for every body in %s that was cut', async (encoding, encode) => {
  const whole = encode(text);
  for (let length = 0; length < whole.length; length++) {
    const error = await catchError(read(whole.subarray(0, length), { 'content-encoding': encoding }));
    expect(error, `${length} of ${whole.length} bytes`).toMatchObject({ code: 'Z_BUF_ERROR' });
  }
});

test.each([{}, { 'content-encoding': 'identity' }, { 'content-encoding': '' }])(
  'returns a body as it is with %j',
  async (headers) => expect(await read(Buffer.from(text), headers)).toBe(text),
);

test('returns the empty body of a careless server that calls it compressed', async () => {
  expect(await read(Buffer.alloc(0), { 'content-encoding': 'gzip', 'content-length': '0' })).toBe('');
});

test.each(['zstd', 'gzip, gzip'])('throws for the compression %s, which nobody asked for', async (encoding) => {
  const error = await catchError(read(gzipSync(text), { 'content-encoding': encoding }));
  expect(error).toMatchObject({ code: 'Z_UNKNOWN_ENCODING' });
});

test('ends the answer when the reader stops, and tells the reader when the answer breaks', async () => {
  const stopped = new Readable({ read: () => undefined });
  decompressed(stopped, { 'content-encoding': 'gzip' }).destroy();
  const broken = new Readable({ read: () => undefined });
  const body = decompressed(broken, { 'content-encoding': 'gzip' });
  broken.destroy(new Error('reset'));
  await expect(body[Symbol.asyncIterator]().next()).rejects.toThrow('reset');
  expect(stopped.destroyed).toBe(true);
});
