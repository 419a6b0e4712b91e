import { buffer } from 'node:stream/consumers';
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
  .map((ends) => [...ends, ...ends.map((end) => CSV_HEAD_BYTES + end)].sort((a, b) => a - b));

/** Reads the bytes in pieces that end wherever chance will have it, empty ones among them. */
async function read(bytes: Uint8Array, ends: readonly number[]): Promise<string[][]> {
  async function* inPieces(): AsyncGenerator<Uint8Array> {
    for (const [index, end] of ends.entries()) yield bytes.subarray(ends[index - 1] ?? 0, end);
    yield bytes.subarray(ends.at(-1) ?? 0);
  }
  const rows: string[][] = [];
  for await (const batch of readCsv(inPieces(), COLUMNS)) rows.push(...batch.map((row) => row.map(String)));
  return rows;
}

/** Whether a cell begins, behind all that is not seen, with what a spreadsheet computes. */
function looksLikeFormula(text: string): boolean {
  const seen = [...text].find((letter) => letter.trim() !== '' && !/^[\p{Cc}\p{Cf}]$/u.test(letter));
  return '=+-@＝＋－＠'.includes(seen ?? 'none');
}

test('reads back what was written, with apostrophes before formulas and no others, in chunks of any size', async () => {
  const apart = (cells: readonly (string | number)[]): string[] =>
    cells.map((cell) => String(cell).replaceAll("'", ''));
  await fc.assert(
    fc.asyncProperty(table, cuts, async (rows, ends) => {
      const back = await read(await buffer(writeCsv(COLUMNS, rows)), ends);
      expect(back.map(apart)).toEqual(rows.map(apart));
      for (const [index, [name, tags]] of back.entries()) {
        expect([name, tags].some((cell) => looksLikeFormula(cell ?? ''))).toBe(false);
        // Behind a separator or a line end another cell may begin, for whoever reads the file in another way.
        const plain = /^[\p{L}\p{N}][^,;|\t\r\n]*$/u.test(rows[index]?.[0] ?? '');
        if (plain) expect(name).toBe(rows[index]?.[0]);
      }
    }),
    { numRuns: 300 },
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
    fc.asyncProperty(table, dialect, cuts, async (rows, form, ends) => {
      const { separator, end, order, encoding, quoteAll, endAtEnd } = form;
      const quote = (cell: string): string =>
        quoteAll || /[\s",;|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
      const line = (cells: readonly (string | number)[]): string =>
        order.map((column) => quote(String(cells[column]))).join(separator);
      const text = [COLUMNS, ...rows].map(line).join(end) + (endAtEnd ? end : '');
      const marked = encoding === 'utf8' ? text : `\ufeff${text}`;
      const bytes = Buffer.from(marked, encoding.startsWith('utf16') ? 'utf16le' : 'utf8');
      const back = await read(encoding === 'utf16be' ? bytes.swap16() : bytes, ends);
      expect(back).toEqual(rows.map((cells) => cells.map(String)));
    }),
    { numRuns: 300 },
  );
});
