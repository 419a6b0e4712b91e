import { describe, expect, test } from 'vitest';
import { limitBytes } from './limit-bytes';
import { watchBytes } from './watch-bytes';
import { wholeWorkbook } from './whole-workbook';
import { writeExcel } from './write-excel';

function sourceOf(chunks: readonly Uint8Array[]) {
  const state = { given: 0, closed: 0 };
  const source: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const value = chunks[state.given++];
        return Promise.resolve(value ? { done: false, value } : { done: true, value: undefined });
      },
      return: () => {
        state.closed++;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  return { source, state };
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<number[]> {
  const bytes: number[] = [];
  for await (const chunk of stream) bytes.push(...chunk);
  return bytes;
}

test('closes the source when a reader leaves that has read nothing', async () => {
  const { source, state } = sourceOf([Uint8Array.of(1)]);
  const watched = watchBytes(source, { onChunk: () => undefined });
  await watched[Symbol.asyncIterator]().return?.();
  expect(state).toEqual({ given: 0, closed: 1 });
});

describe('limitBytes', () => {
  test('returns a file of the largest size', async () => {
    const { source } = sourceOf([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    expect(await bytesOf(limitBytes(source, 3))).toEqual([1, 2, 3]);
  });

  test('throws KeepnetResponseError for a larger one, reads no further and closes it', async () => {
    const { source, state } = sourceOf(Array<Uint8Array>(100).fill(Uint8Array.of(1, 2)));
    await expect(bytesOf(limitBytes(source, 3))).rejects.toMatchObject({ name: 'KeepnetResponseError' });
    expect(state).toEqual({ given: 2, closed: 1 });
  });
});

describe('wholeWorkbook', () => {
  const workbook = bytesOf(writeExcel(['Company Name'], [['Acme'], ['Zenith']])).then((bytes) =>
    Uint8Array.from(bytes),
  );

  test.each([1, 5, 1000, 1_000_000])('returns a workbook in chunks of %i bytes', async (size) => {
    const bytes = await workbook;
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    expect(await bytesOf(wholeWorkbook(sourceOf(chunks).source))).toEqual([...bytes]);
  });

  test('throws KeepnetResponseError for one that was cut at any of its last bytes, or in the middle', async () => {
    const bytes = await workbook;
    const cuts = [...Array.from({ length: 40 }, (_, index) => bytes.length - 1 - index), bytes.length >> 1, 4];
    for (const cut of cuts) {
      const { source } = sourceOf([bytes.subarray(0, cut)]);
      await expect(bytesOf(wholeWorkbook(source)), `cut at ${cut}`).rejects.toThrow('was cut short');
    }
  });
});
