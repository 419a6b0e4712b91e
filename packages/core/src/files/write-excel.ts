import { type CellValue, type ColumnDef, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Cell, Row } from './cell';
import { toExcelText, toExcelValue } from './excel-value';
import { type Format, FORMATS, font } from './sheet-styles';
import { type SheetColumn, tableSheet } from './table-sheet';

/** The most rows for a file with a table, which is built in memory. */
export const MOST_TABLE_ROWS = 20_000;

const NAME = 'Companies';

/**
 * The table as an Excel file (XLSX): numbers as numbers, days and instants as real dates (`yyyy-mm-dd`;
 * `yyyy-mm-dd hh:mm` in UTC), everything else as text and never as a formula, defused as in the CSV file; text as
 * `toExcelText` describes. The header is bold and frozen, and the last row is a total.
 *
 * Up to 20,000 rows are an Excel table with a filter and a total that follows it. More rows are streamed, with another
 * sheet for every 1,048,576: memory stays flat for any number, and the total is a plain number. Nothing is read before
 * the first chunk is requested. An error of `rows` reaches the reader; a reader that stops early closes `rows`.
 */
export async function* writeExcel(
  columns: readonly SheetColumn[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = iterate(rows);
  const first: Row[] = [];
  let isOver = false;
  try {
    while (!isOver && first.length <= MOST_TABLE_ROWS) {
      const next = await iterator.next();
      if (next.done) isOver = true;
      else first.push(next.value);
    }
    if (isOver) {
      const sheet = tableSheet({ name: NAME, columns, rows: first, footer: 'Keepnet' });
      yield await writeXlsx({ sheets: [sheet], defaultFont: font() });
    } else {
      yield* writeStream(columns, chain(first, iterator));
    }
  } finally {
    if (!isOver) await iterator.return(undefined);
  }
}

async function* iterate(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row, void, undefined> {
  yield* rows;
}

async function* chain(first: Row[], rest: AsyncGenerator<Row>): AsyncGenerator<Row, void, undefined> {
  yield* first.splice(0);
  yield* rest;
}

async function* writeStream(
  columns: readonly SheetColumn[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const defs: ColumnDef[] = columns.map(({ title, width }) => ({
    header: toExcelText(title),
    width,
    style: { font: font({ bold: true }) },
  }));
  yield* writeXlsxStream(toExcelRows(rows, columns, defs), { name: NAME, columns: defs, freezePane: { rows: 1 } });
}

/**
 * The library has formats per column only, but a column may have both days and instants. It looks up the column for
 * every row that it pulls, so each row first sets the formats of its cells.
 */
async function* toExcelRows(
  rows: AsyncIterable<Row>,
  columns: readonly SheetColumn[],
  defs: ColumnDef[],
): AsyncGenerator<CellValue[]> {
  const sums = columns.map(() => 0);
  for await (const row of rows) {
    const values = row.map(toExcelValue);
    values.forEach((value, index) => {
      if (typeof value === 'number') sums[index] = (sums[index] ?? 0) + value;
      defs[index] = formatOf(row[index] ?? null, columns[index]);
    });
    yield values;
  }
  columns.forEach((column, index) => {
    defs[index] = { ...formatOf(0, column), style: { font: font({ bold: true }) } };
  });
  yield columns.map(({ hasTotal }, index) => (index === 0 ? 'Total' : hasTotal ? (sums[index] ?? 0) : null));
}

const STYLES = Object.fromEntries(
  Object.entries(FORMATS).map(([format, numFmt]) => [format, numFmt === undefined ? {} : { numFmt }]),
) as Readonly<Record<Format, ColumnDef>>;

function formatOf(cell: Cell, column: SheetColumn | undefined): ColumnDef {
  if (typeof cell === 'number') return STYLES[column?.format ?? 'text'];
  if (typeof cell !== 'object' || cell === null) return STYLES.text;
  return 'day' in cell ? STYLES.day : STYLES.instant;
}
