import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { textColumns } from '../../test/support/text-columns';
import type { Cell, Row } from './cell';
import { EXCEL_TEXT_LIMIT, toExcelText, toExcelValue } from './excel-value';
import { writeExcel } from './write-excel';

const days = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/** Text as a reader of the file is to see it. */
function seen(text: string): string {
  const broken = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return [...broken]
    .filter((letter) => letter === '\n' || letter === '\t' || !/\p{Cc}|\ufffe|\uffff/u.test(letter))
    .join('');
}

async function readBack(rows: Row[], width: number): Promise<unknown[][]> {
  const chunks: Uint8Array[] = [];
  const header = Array.from({ length: width }, (_, index) => `Column ${index}`);
  for await (const chunk of writeExcel(textColumns(header), rows)) chunks.push(chunk);
  const { Sheets, SheetNames } = read(Buffer.concat(chunks), { cellText: false });
  const sheet = Sheets[SheetNames[0] ?? ''] ?? {};
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: true, defval: null }).slice(1, -1);
}

test('returns text that another reader of the file reads back, apart from what Excel has no room for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constant('x'), anyText), { minLength: 1, maxLength: 8 }), async (rows) => {
      const back = await readBack(rows, 2);
      const texts = back.map(([, text]) => String(text ?? ''));
      const undone = texts.map((text, row) => (text === `'${seen(rows[row]?.[1] ?? '')}` ? text.slice(1) : text));
      expect(undone).toEqual(rows.map(([, text]) => seen(text)));
      for (const text of texts) expect(text).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 40 },
  );
});

test('returns numbers, days and instants that another reader of the file reads back', async () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    days.map((iso) => ({ day: iso.slice(0, 10) })),
    days.map((iso) => ({ instant: iso })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
      const back = await readBack(rows, 2);
      for (const [row, cells] of rows.entries()) {
        for (const [column, value] of cells.entries()) {
          const number = back[row]?.[column];
          if (typeof value === 'number') expect(number).toBe(value);
          else if (value !== null && typeof value === 'object') {
            const instant = Date.parse('day' in value ? `${value.day}T00:00:00Z` : value.instant);
            // A serial number of the year 9999 tells no milliseconds.
            expect(Math.abs(Number(number) - (instant - EPOCH_1900) / 86_400_000)).toBeLessThan(0.001 / 86_400);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('returns text that never outgrows a cell, the beginning of what it was', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 8000 }), (part, times) => {
      const text = `x${part.repeat(times)}`;
      const cell = toExcelText(text).replaceAll(/_x005F_/g, '_');
      expect(cell.length).toBeLessThanOrEqual(EXCEL_TEXT_LIMIT);
      const whole = seen(text);
      if (whole.length <= EXCEL_TEXT_LIMIT) expect(cell).toBe(whole);
      else {
        expect(whole.startsWith(cell.slice(0, -1))).toBe(true);
        expect(cell.endsWith('…')).toBe(true);
        expect(cell.length).toBeGreaterThanOrEqual(EXCEL_TEXT_LIMIT - 1);
        // No letter is cut in half.
        expect(Buffer.from(cell).toString()).toBe(cell);
      }
    }),
    { numRuns: 40 },
  );
});

test('returns nothing for numbers that Excel does not have', () => {
  fc.assert(
    fc.property(fc.double(), (number) => {
      expect(toExcelValue(number)).toBe(Number.isFinite(number) ? number : null);
    }),
  );
});
