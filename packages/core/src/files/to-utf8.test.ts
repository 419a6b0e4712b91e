import { expect, test } from 'vitest';
import { toUtf8 } from './to-utf8';

async function* chunksOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function passed(...chunks: Uint8Array[]): Promise<Uint8Array[]> {
  const given: Uint8Array[] = [];
  for await (const chunk of toUtf8(chunksOf(...chunks), 'utf-8')) given.push(chunk);
  return given;
}

test('gives the very chunks of a UTF-8 text, which are not copied, also where a letter is cut in half', async () => {
  const bytes = Buffer.from('Ünï,1\n');
  const chunks = [bytes.subarray(0, 1), bytes.subarray(1)];
  const given = await passed(...chunks);
  expect(given).toHaveLength(2);
  given.forEach((chunk, index) => expect(chunk).toBe(chunks[index]));
});

test('leaves out the byte order mark at the beginning and nowhere else', async () => {
  const given = await passed(Buffer.from('\ufeffa\n'), Buffer.from('\ufeffb\n'));
  expect(Buffer.concat(given).toString()).toBe('a\n\ufeffb\n');
});

test('throws KeepnetResponseError when a letter is cut off at the end', async () => {
  await expect(passed(Buffer.from('Ü').subarray(0, 1))).rejects.toThrow('neither UTF-8 nor UTF-16');
});
