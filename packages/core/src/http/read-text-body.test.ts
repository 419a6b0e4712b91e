import { expect, test } from 'vitest';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { readTextBody } from './read-text-body';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* chunksOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

test.each([200, 500])('returns a text with status %i whose letters are cut in half by the chunks', async (status) => {
  const bytes = utf8('{"name":"Çelik 漢🙂"}');
  const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
  expect(await readTextBody(chunksOf(...pieces), status)).toBe('{"name":"Çelik 漢🙂"}');
  expect(await readTextBody(chunksOf(), status)).toBe('');
});

test('returns a text of exactly the largest size, without its byte order mark', async () => {
  expect(await readTextBody(chunksOf(utf8('\uFEFF12'), utf8('34567')), 200, 10)).toBe('1234567');
});

/** Repeats a chunk without end, and counts how often it was read and closed. */
function endless(chunk: Uint8Array) {
  const seen = { read: 0, closed: 0 };
  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        seen.read++;
        yield chunk;
      }
    } finally {
      seen.closed++;
    }
  }
  return { body: body(), seen };
}

test('throws KeepnetResponseError when it is larger, reads no further and closes it', async () => {
  const { body, seen } = endless(utf8('x'.repeat(4_000_000)));
  const words =
    "An answer is larger than 10 MB, which none of Keepnet's should be. Check the Base URL; if it is right, ask for " +
    'smaller pages.';
  await expect(readTextBody(body, 200, 10_000_000)).rejects.toThrow(new KeepnetResponseError(words));
  expect(seen).toEqual({ read: 3, closed: 1 });
});

test('returns the first 64 KB of an error, whatever its encoding, and closes it', async () => {
  const { body, seen } = endless(Buffer.from('\u00e7'.repeat(32_768), 'latin1'));
  expect(await readTextBody(body, 502)).toHaveLength(65_536);
  expect(seen).toEqual({ read: 2, closed: 1 });
});

test.each([
  ['Latin-1', Buffer.from('{"name":"Çelik"}', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFF{"name":"Çelik"}', 'utf16le')],
  ['half a letter', utf8('{"name":"Ç').subarray(0, -1)],
])('throws KeepnetResponseError when it is %s, and tells nothing of it', async (_name, bytes) => {
  const words =
    'An answer cannot be read: its text is not UTF-8. Check the Base URL, and whether a proxy answers in place of ' +
    'Keepnet.';
  await expect(readTextBody(chunksOf(bytes), 200)).rejects.toThrow(new KeepnetResponseError(words));
});

test('returns a web page in another encoding, for it is no answer', async () => {
  const page = Buffer.from('\n<!DOCTYPE html><p>Erreur réseau</p>', 'latin1');
  expect(await readTextBody(chunksOf(page), 200)).toContain('<!DOCTYPE html>');
});
