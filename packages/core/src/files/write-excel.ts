import { writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx';
import type { Cell, Row } from './cell';
import { toExcelText } from './to-excel-text';
import { toExcelValue } from './to-excel-value';

const INSTANT: ColumnDef = { numFmt: 'yyyy-mm-dd hh:mm' };
const DAY: ColumnDef = { numFmt: 'yyyy-mm-dd' };
const PLAIN: ColumnDef = {};

/**
 * The table as an Excel file (XLSX, one sheet; a further sheet per 1,048,576 rows): numbers as numbers, days and
 * instants as real dates (`yyyy-mm-dd`; `yyyy-mm-dd hh:mm` in UTC), all else as text and never as a formula, defused as
 * in the CSV file; text as `toExcelText` tells. The header is bold and frozen.
 * Nothing is read before the first chunk is asked for, and memory stays flat however many rows there are. An error of
 * `rows` reaches the reader; a reader that leaves early closes `rows`.
 */
export async function* writeExcel(
  header: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const columns: ColumnDef[] = header.map((title) => ({
    header: toExcelText(title),
    width: Math.max(18, title.length + 4),
    style: { font: { bold: true } },
  }));
  yield* writeXlsxStream(toExcelRows(rows, columns), { name: 'Companies', columns, freezePane: { rows: 1 } });
}

/**
 * The library knows number formats per column only, while a day and an instant may meet in one column. It looks the
 * column up for every row it has just pulled, so each row sets the formats of its own cells first.
 */
async function* toExcelRows(
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: ColumnDef[],
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) {
    row.forEach((cell, index) => {
      columns[index] = formatOf(cell);
    });
    yield row.map(toExcelValue);
  }
}

function formatOf(cell: Cell): ColumnDef {
  if (cell === null || typeof cell !== 'object') return PLAIN;
  return 'day' in cell ? DAY : INSTANT;
}
