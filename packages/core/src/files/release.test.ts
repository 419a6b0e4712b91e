import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textColumns } from '../../test/support/text-columns';
import type { Row } from './cell';
import { watchBytes } from './byte-streams';
import { checkExportFile } from './keepnet-file';
import { readCsv } from './read-csv';
import { writeCsv } from './write-csv';
import { writeExcel } from './write-excel';

const rejections: unknown[] = [];
const record = (reason: unknown): number => rejections.push(reason);

beforeEach(() => {
  rejections.length = 0;
  process.on('unhandledRejection', record);
});

afterEach(async () => {
  // Node reports a rejection after the microtasks of its turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', record);
  expect(rejections).toEqual([]);
});

class Source<T> {
  released = 0;
  constructor(
    private readonly make: (index: number) => T,
    private readonly fail = Infinity,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      for (let index = 0; ; index += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (index === this.fail) throw new Error('source broke');
        yield this.make(index);
      }
    } finally {
      this.released += 1;
    }
  }
}

/** Text that cannot be compressed. */
const noise = (index: number): string =>
  createHash('shake256', { outputLength: 2000 }).update(String(index)).digest('hex');
const row = (index: number): Row => [index, noise(index)];
const csv = (index: number): Uint8Array =>
  Buffer.from(index === 0 ? 'Company Name,Users\r\n' : 'Acme,1\r\n'.repeat(3000));

async function firstOf(stream: AsyncIterable<unknown>, count: number): Promise<void> {
  let seen = 0;
  for await (const item of stream) {
    expect(item).toBeDefined();
    seen += 1;
    if (seen === count) break;
  }
}

const readers: readonly [string, (source: Source<Row>) => AsyncIterable<unknown>][] = [
  ['writeCsv', (source) => writeCsv(['a', 'b'], source)],
  ['writeExcel', (source) => writeExcel(textColumns(['a', 'b']), source)],
];

describe.each(readers)('%s', (_name, open) => {
  test.each([1, 2, 5])('releases the rows when the reader leaves after %i chunks', async (count) => {
    const source = new Source(row);
    await firstOf(open(source), count);
    expect(source.released).toBe(1);
  });

  test.each([0, 1, 100])('throws what the rows throw at row %i', async (fail) => {
    const source = new Source(row, fail);
    await expect(firstOf(open(source), Infinity)).rejects.toThrow('source broke');
    expect(source.released).toBe(1);
  });
});

describe('readCsv', () => {
  test.each([1, 40])('releases the source when the reader leaves after %i batches', async (count) => {
    const source = new Source(csv);
    await firstOf(readCsv(source, ['Users']), count);
    expect(source.released).toBe(1);
  });

  test.each([0, 1, 5])('throws what the source throws at chunk %i', async (fail) => {
    const source = new Source(csv, fail);
    await expect(firstOf(readCsv(source, ['Users']), Infinity)).rejects.toThrow('source broke');
    expect(source.released).toBe(1);
  });

  test('releases the source when the file is refused', async () => {
    const source = new Source(csv);
    await expect(firstOf(readCsv(source, ['Monthly Users']), 1)).rejects.toThrow('no column "Monthly Users"');
    expect(source.released).toBe(1);

    const ragged = new Source((index) => (index < 3 ? csv(index) : Buffer.from('a,b,c\r\n')));
    await expect(firstOf(readCsv(ragged, ['Users']), Infinity)).rejects.toThrow('more or fewer cells');
    expect(ragged.released).toBe(1);
  });
});

describe('checkExportFile', () => {
  test('releases the body when it is refused', async () => {
    const source = new Source(csv);
    await expect(checkExportFile(source, 'excel')).rejects.toThrow('not an Excel file');
    expect(source.released).toBe(1);
  });

  test('releases the body after the beginning of an endless JSON text', async () => {
    const source = new Source(() => Buffer.from(`{"a":"${'x'.repeat(1000)}"}`));
    await checkExportFile(source, 'csv');
    expect(source.released).toBe(1);
  });

  test('releases the body when the reader of the file leaves early, before the first chunk too', async () => {
    const source = new Source(csv);
    const answer = await checkExportFile(source, 'csv');
    if (answer.kind !== 'file') throw new Error('Expected a file.');
    await firstOf(answer.stream, 2);
    expect(source.released).toBe(1);

    const unread = new Source(csv);
    const other = await checkExportFile(unread, 'csv');
    if (other.kind !== 'file') throw new Error('Expected a file.');
    await other.stream[Symbol.asyncIterator]().return?.();
    expect(unread.released).toBe(1);
  });

  test('throws what the body throws, while looking and after', async () => {
    await expect(checkExportFile(new Source(csv, 0), 'csv')).rejects.toThrow('source broke');
    const answer = await checkExportFile(new Source(csv, 4), 'csv');
    if (answer.kind !== 'file') throw new Error('Expected a file.');
    await expect(firstOf(answer.stream, Infinity)).rejects.toThrow('source broke');
  });
});

test('watchBytes releases the source when the reader leaves before it has read anything', async () => {
  let released = 0;
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => Promise.resolve({ done: false, value: Uint8Array.of(1) }),
    return: () => Promise.resolve({ done: true, value: ++released }),
  };
  const watched = watchBytes({ [Symbol.asyncIterator]: () => iterator }, { onChunk: () => undefined });
  await watched[Symbol.asyncIterator]().return?.();
  expect(released).toBe(1);
});
