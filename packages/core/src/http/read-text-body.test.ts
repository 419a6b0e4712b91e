import { expect, test } from 'vitest';
import { readTextBody } from './read-text-body';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* chunksOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

test('returns a text whose letters are cut in half by the chunks, without its byte order mark', async () => {
  const bytes = utf8('\uFEFF{"name":"Çelik 漢🙂"}');
  const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
  expect(await readTextBody(chunksOf(...pieces), 200)).toBe('{"name":"Çelik 漢🙂"}');
  expect(await readTextBody(chunksOf(bytes), 200)).toBe('{"name":"Çelik 漢🙂"}');
  expect(await readTextBody(chunksOf(), 204)).toBe('');
});

test('returns a text of exactly the largest size', async () => {
  expect(await readTextBody(chunksOf(utf8('12345'), utf8('67890')), 200, 10)).toBe('1234567890');
});

test('throws KeepnetResponseError when it is larger, and reads no further', async () => {
  let given = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        given++;
        yield utf8('12345');
      }
    } finally {
      closed = true;
    }
  }
  await expect(readTextBody(endless(), 200, 10)).rejects.toMatchObject({ name: 'KeepnetResponseError' });
  expect({ given, closed }).toEqual({ given: 3, closed: true });
});

test.each([
  ['Latin-1', Buffer.from('{"name":"Çelik"}', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFF{"name":"Çelik"}', 'utf16le')],
  ['half a letter', utf8('{"name":"Ç').subarray(0, -1)],
])('throws KeepnetResponseError when it is %s, and tells nothing of it', async (_name, bytes) => {
  const pending = readTextBody(chunksOf(bytes), 200);
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetResponseError' });
  await expect(pending).rejects.not.toMatchObject({ message: expect.stringContaining('elik') as string });
});

test('returns the beginning of an error, whatever its size and encoding', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield Buffer.from('Fran\u00e7ais '.repeat(100), 'latin1');
  }
  const text = await readTextBody(endless(), 502);
  expect(text.startsWith('Fran')).toBe(true);
  expect(text.length).toBeLessThan(70_000);
});

test('returns a web page in another encoding, for it is no answer', async () => {
  const page = Buffer.from('\n<!DOCTYPE html><p>Erreur réseau</p>', 'latin1');
  expect(await readTextBody(chunksOf(page), 200)).toContain('<!DOCTYPE html>');
});
