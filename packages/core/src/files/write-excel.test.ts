import { expect, test } from 'vitest';
import { partsOf, readWorkbook, rowsOf } from '../../test/support/read-workbook';
import { textColumns } from '../../test/support/text-columns';
import type { Row } from './cell';
import { EXCEL_TEXT_LIMIT } from './excel-value';
import type { SheetColumn } from './table-sheet';
import { MOST_TABLE_ROWS, writeExcel } from './write-excel';

const workbookOf = (columns: SheetColumn[], rows: Row[]) => readWorkbook(writeExcel(columns, rows));
const sheetOf = async (titles: string[], rows: Row[]) =>
  (await workbookOf(textColumns(titles), rows)).Sheets['Companies'] ?? {};

// That text of any kind is read back as it was is in write-excel.property.test.ts.
test('returns the header alone when there are no rows', async () => {
  const workbook = await workbookOf(textColumns(['Company Name', 'Tags']), []);
  expect(rowsOf(workbook, 'Companies')).toEqual([['Company Name', 'Tags']]);
});

test('returns numbers as numbers, and no cell for what is empty or no number', async () => {
  const sheet = await sheetOf(['a', 'b', 'c', 'd', 'e'], [[12, -0.5, null, Number.NaN, -Infinity]]);
  expect(sheet['A2']).toMatchObject({ t: 'n', v: 12 });
  expect(sheet['B2']).toMatchObject({ t: 'n', v: -0.5 });
  expect([sheet['C2'], sheet['D2'], sheet['E2']]).toEqual([undefined, undefined, undefined]);
});

test('returns days and instants as dates, each in its own format, also beside a number in one column', async () => {
  const instant = '2026-11-20T18:30:00.000Z';
  const sheet = await sheetOf(['a'], [[{ day: '2026-11-20' }], [{ instant }], [7], [{ day: '2024-02-29' }]]);
  expect(sheet['A2']).toMatchObject({ t: 'n', v: 46346, z: 'yyyy-mm-dd', w: '2026-11-20' });
  expect(sheet['A3']).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm', w: '2026-11-20 18:30' });
  expect(sheet['A4']).toMatchObject({ t: 'n', v: 7, z: 'General' });
  expect(sheet['A5']).toMatchObject({ t: 'n', z: 'yyyy-mm-dd', w: '2024-02-29' });
});

test('returns a date that Excel does not know as text', async () => {
  const sheet = await sheetOf(['a', 'b'], [[{ day: '0001-01-01' }, { instant: 'unknown' }]]);
  expect(sheet['A2']).toMatchObject({ t: 's', v: '0001-01-01' });
  expect(sheet['B2']).toMatchObject({ t: 's', v: 'unknown' });
});

test('returns formulas as defused text, in the header too', async () => {
  const sheet = await sheetOf(['=a', 'b'], [['=1+1', '\u0001=1']]);
  expect([sheet['A1'].v, sheet['A2'].v, sheet['B2'].v]).toEqual(["'=a", "'=1+1", "'=1"]);
  expect(sheet['A2']).not.toHaveProperty('f');
});

test('returns text without control characters, with the line break that Excel knows, cut with an ellipsis at the limit of a cell', async () => {
  const texts = ['a\u0000\u001fb\r\nc\rd', ...[0, 1].map((more) => 'x'.repeat(EXCEL_TEXT_LIMIT + more))];
  const sheet = await sheetOf(['a', 'b', 'c', 'd'], [[...texts, `x${'🙂'.repeat(20_000)}`]]);
  expect(sheet['A2'].v).toBe('ab\nc\nd');
  expect(sheet['B2'].v).toBe('x'.repeat(EXCEL_TEXT_LIMIT));
  expect(sheet['C2'].v).toBe(`${'x'.repeat(EXCEL_TEXT_LIMIT - 1)}…`);
  expect(sheet['D2'].v).toBe(`x${'🙂'.repeat((EXCEL_TEXT_LIMIT - 3) / 2)}…`);
});

test('returns a bold, frozen header over columns of a useful width', async () => {
  const workbook = await workbookOf(textColumns(['Company Name', 'Monthly Users']), [['Acme', 1]]);
  const sheet = partsOf(workbook, /sheet1\.xml$/);
  const bold = /<c r="A1"[^>]* s="(\d+)"/.exec(sheet)?.[1];
  const styles = partsOf(workbook, /styles\.xml$/);
  const xfs = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf /g)?.length;
  expect(Number(bold)).toBeGreaterThan(0);
  expect(Number(bold)).toBeLessThan(Number(xfs));
  expect(styles).toContain('<b/>');
  expect(/<c r="A2"[^>]* s="(\d+)"/.exec(sheet)?.[1]).not.toBe(bold);
  expect(sheet).toMatch(/ySplit="1"[^>]* state="frozen"/);
  expect(sheet).toMatch(/<col min="2" max="2" width="20"/);
});

const COUNTED: SheetColumn[] = [
  { title: 'Customer', format: 'text', width: 30 },
  { title: 'Users', format: 'count', width: 12, hasTotal: true },
  { title: 'Renewal', format: 'day', width: 12 },
];

test('returns a table with a filter, and a total that is a formula and its value', async () => {
  const workbook = await workbookOf(COUNTED, [
    ['a', 1200, { day: '2026-11-20' }],
    ['b', null, null],
    ['c', 34, null],
  ]);
  const sheet = workbook.Sheets['Companies'];
  expect(sheet?.['B5']).toMatchObject({ t: 'n', v: 1234, f: 'SUBTOTAL(109,Companies[Users])', z: '#,##0' });
  expect(partsOf(workbook, /table1\.xml$/)).toMatch(/ref="A1:C5".*<autoFilter ref="A1:C4"/s);
  expect(partsOf(workbook, /sheet1\.xml$/)).toMatch(/<col min="1" max="1" width="30"/);
});

test('returns more rows than a table holds as a stream, with the formats and a total that is a number', async () => {
  const day = { day: '2026-11-20' };
  const rows = Array.from({ length: MOST_TABLE_ROWS + 1 }, (_, index): Row => ['x', index % 2, day]);
  const workbook = await workbookOf(COUNTED, rows);
  const sheet = workbook.Sheets['Companies'];
  const last = MOST_TABLE_ROWS + 3;
  expect(sheet?.[`A${last}`]).toMatchObject({ v: 'Total' });
  expect(sheet?.[`B${last}`]).toMatchObject({ t: 'n', v: MOST_TABLE_ROWS / 2, z: '#,##0' });
  expect(sheet?.[`C${last - 1}`]).toMatchObject({ z: 'yyyy-mm-dd' });
  expect(partsOf(workbook, /sheet1\.xml$/)).toMatch(/<col min="1" max="1" width="30"/);
});
