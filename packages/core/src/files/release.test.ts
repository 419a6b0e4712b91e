import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textColumns } from '../../test/support/text-columns';
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

/** Endless items, unless it fails at one of them. */
class Source {
  released = 0;
  constructor(
    private readonly make: (index: number) => unknown,
    private readonly fail = Infinity,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<never> {
    try {
      for (let index = 0; ; index += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (index === this.fail) throw new Error('source broke');
        yield this.make(index) as never;
      }
    } finally {
      this.released += 1;
    }
  }
}

/** Rows that cannot be compressed. */
const row = (index: number) => [
  index,
  createHash('shake256', { outputLength: 2000 }).update(String(index)).digest('hex'),
];
const csv = (index: number) => Buffer.from(index === 0 ? 'Company Name,Users\r\n' : 'Acme,1\r\n'.repeat(3000));
const ragged = (index: number) => (index < 3 ? csv(index) : Buffer.from('a,b,c\r\n'));

async function* exported(source: Source): AsyncGenerator<Uint8Array> {
  const answer = await checkExportFile(source, 'csv');
  if (answer.kind === 'file') yield* answer.stream;
}

async function firstOf(stream: AsyncIterable<unknown>, count: number): Promise<void> {
  let seen = 0;
  for await (const item of stream) {
    expect(item).toBeDefined();
    seen += 1;
    if (seen === count) break;
  }
}

const COLUMNS = ['a', 'b'];

describe.each<[string, (index: number) => unknown, (source: Source) => AsyncIterable<unknown>]>([
  ['writeCsv', row, (source) => writeCsv(COLUMNS, source)],
  ['writeExcel', row, (source) => writeExcel(textColumns(COLUMNS), source)],
  ['readCsv', csv, (source) => readCsv(source, ['Users'])],
  ['checkExportFile', csv, exported],
])('%s', (_name, make, open) => {
  test.each([1, 2, 5])('releases its source when the reader leaves after %i of them', async (count) => {
    const source = new Source(make);
    await firstOf(open(source), count);
    expect(source.released).toBe(1);
  });

  test.each([0, 1, 100])('throws what its source throws at item %i', async (fail) => {
    const source = new Source(make, fail);
    await expect(firstOf(open(source), Infinity)).rejects.toThrow('source broke');
    expect(source.released).toBe(1);
  });
});

test.each<[string, (index: number) => unknown, (source: Source) => Promise<unknown>]>([
  ['no column "Monthly Users"', csv, (source) => firstOf(readCsv(source, ['Monthly Users']), 1)],
  ['more or fewer cells', ragged, (source) => firstOf(readCsv(source, ['Users']), Infinity)],
  ['not an Excel file', csv, (source) => checkExportFile(source, 'excel')],
])('a file that is refused is released: %s', async (words, make, ask) => {
  const source = new Source(make);
  await expect(ask(source)).rejects.toThrow(words);
  expect(source.released).toBe(1);
});

test.each([
  ['an endless JSON text is released after its beginning', 'json', () => Buffer.from(`{"a":"${'x'.repeat(1000)}"}`)],
  ['a file that nobody has begun to read is released', 'file', csv],
] as const)('%s', async (_name, kind, make) => {
  const source = new Source(make);
  const answer = await checkExportFile(source, 'csv');
  expect(answer.kind).toBe(kind);
  if (answer.kind === 'file') {
    const watched = watchBytes(answer.stream, { onChunk: () => undefined });
    await watched[Symbol.asyncIterator]().return?.();
  }
  expect(source.released).toBe(1);
});
