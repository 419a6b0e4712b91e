import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { CSV_HEAD_BYTES, readCsv } from './read-csv';
import { writeCsv } from './write-csv';

const COLUMNS = ['Company Name', 'Tags', 'Monthly Users'] as const;
const rows = fc.array(fc.tuple(anyText, anyText, fc.nat()), { maxLength: 6 });
// The beginning of a file is read as one piece: only behind it does it show where the others end.
const BEGINNING: [string, string, number] = ['x'.repeat(CSV_HEAD_BYTES), '', 0];
const table = fc.oneof(
  rows,
  rows.map((others) => [BEGINNING, ...others]),
);
const cuts = fc
  .array(fc.integer({ min: 0, max: 300 }), { maxLength: 20 })
  .map((ends) => [...ends, ...ends.map((end) => CSV_HEAD_BYTES + end)]);

/** The bytes in pieces that end wherever chance will have it, empty ones among them. */
async function* inPieces(bytes: Uint8Array, ends: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    yield bytes.subarray(start, end);
    start = Math.max(start, Math.min(end, bytes.length));
  }
  yield bytes.subarray(start);
}

async function read(bytes: Uint8Array, ends: readonly number[]): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of readCsv(inPieces(bytes, ends), COLUMNS)) rows.push(...batch.map((row) => row.map(String)));
  return rows;
}

async function write(rows: readonly [string, string, number][]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeCsv(COLUMNS, rows)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whether a cell begins, behind all that is not seen, with what a spreadsheet computes. */
function looksLikeFormula(text: string): boolean {
  const seen = [...text].find((letter) => letter.trim() !== '' && !/^[\p{Cc}\p{Cf}]$/u.test(letter));
  return '=+-@＝＋－＠'.includes(seen ?? 'none');
}

test('reads back what was written, apart from the apostrophes before formulas, in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(table, cuts, async (rows, ends) => {
      const back = await read(await write(rows), ends);
      const apart = (cells: readonly (string | number)[]): string[] =>
        cells.map((cell) => String(cell).replaceAll("'", ''));
      expect(back.map(apart)).toEqual(rows.map(apart));
    }),
    { numRuns: 300 },
  );
});

test('puts an apostrophe before every cell that a spreadsheet could compute, and before no plain one', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      for (const [index, [name, tags]] of (await read(await write(rows), [])).entries()) {
        expect(looksLikeFormula(name ?? '')).toBe(false);
        expect(looksLikeFormula(tags ?? '')).toBe(false);
        // Behind a separator or a line end another cell may begin, for whoever reads the file in another way.
        const plain = /^[\p{L}\p{N}][^,;|\t\r\n]*$/u.test(rows[index]?.[0] ?? '');
        if (plain) expect(name).toBe(rows[index]?.[0]);
      }
    }),
    { numRuns: 200 },
  );
});

test('returns the cells of a file of any dialect: separator, line ends, quotes, encoding, order of columns', async () => {
  const dialect = fc.record({
    separator: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\r\n', '\n', '\r'),
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    encoding: fc.constantFrom('utf8', 'utf8-bom', 'utf16le', 'utf16be'),
    quoteAll: fc.boolean(),
    endAtEnd: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      table,
      dialect,
      cuts,
      async (rows, { separator, end, order, encoding, quoteAll, endAtEnd }, ends) => {
        const quote = (cell: string): string =>
          quoteAll || /[\s",;|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const line = (cells: readonly (string | number)[]): string =>
          order.map((column) => quote(String(cells[column]))).join(separator);
        const text = [COLUMNS, ...rows].map(line).join(end) + (endAtEnd ? end : '');
        const marked = encoding === 'utf8' ? text : `\ufeff${text}`;
        const bytes = Buffer.from(marked, encoding.startsWith('utf16') ? 'utf16le' : 'utf8');
        const back = await read(encoding === 'utf16be' ? bytes.swap16() : bytes, ends);
        expect(back).toEqual(rows.map((cells) => cells.map(String)));
      },
    ),
    { numRuns: 300 },
  );
});
