import {
  type Cell as SheetCell,
  cellRef,
  type CellStyle,
  type CellValue,
  type ConditionalRule,
  type WriteSheet,
} from 'hucre/xlsx';
import type { Cell, Row } from './cell';
import { toExcelText, toExcelValue } from './excel-value';
import { CELL_TEXT, type Format, FORMATS, HEADER, MARKED, TEXT, TOTAL } from './sheet-styles';

/** One column of a table. */
export interface SheetColumn {
  readonly title: string;
  readonly format: Format;
  /** In characters. */
  readonly width: number;
  /** Its numbers are added up below the rows. */
  readonly hasTotal?: boolean;
  /** Each number has a bar behind it. */
  readonly hasBars?: boolean;
  /** Numbers above zero stand out. */
  readonly isAlarm?: boolean;
}

/** A table that fills a sheet. */
export interface TableSheet {
  /** One word: it is also the name of the table, and print titles do not quote it. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly Row[];
  /** Shown if there are no rows. */
  readonly emptyText?: string;
  /** Shown below the rows. */
  readonly note?: string | undefined;
  /** At the foot of each printed page. */
  readonly footer: string;
}

/**
 * A sheet with a header that stays in view and on every printed page, a filter, and a total row that follows the
 * filter: a formula together with its value, for readers that do not calculate.
 */
export function tableSheet({ name, columns, rows, emptyText, note, footer }: TableSheet): WriteSheet {
  const cells = new Map<string, Partial<SheetCell>>();
  const titles = columns.map(({ title }) => toExcelText(title));
  columns.forEach(({ format }, index) => {
    const side = isText(format) ? ({ horizontal: 'left', indent: 1 } as const) : ({ horizontal: 'right' } as const);
    const alignment = { ...HEADER.alignment, ...side };
    cells.set(`0,${index}`, { value: titles[index] ?? null, style: { ...HEADER, alignment } });
  });
  const values = rows.map((row) => row.map(sheetValue));
  formatInstants(cells, columns, rows);
  const totalRow = values.length + 1;
  const isEmpty = values.length === 0;
  if (isEmpty && emptyText !== undefined) cells.set('1,0', { value: emptyText, style: TEXT });
  if (!isEmpty) addTotals(cells, name, columns, values);
  if (note !== undefined) cells.set(`${totalRow + 2},0`, { value: note, style: TEXT });
  return {
    name,
    columns: columns.map(({ width, format }) => ({ width, style: styleOf(format) })),
    rows: [titles, ...values],
    cells,
    rowDefs: new Map([[0, { height: 32 }]]),
    freezePane: { rows: 1, columns: 1 },
    ...(!isEmpty && {
      tables: [tableOf(name, titles, columns, totalRow)],
      conditionalRules: rulesOf(columns, values.length),
    }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6 },
    },
    headerFooter: { oddFooter: `&L${name}&C${footer}&RPage &P of &N` },
  };
}

const isText = (format: Format): boolean => FORMATS[format] === undefined;

function styleOf(format: Format): CellStyle {
  const numFmt = FORMATS[format];
  return numFmt === undefined ? CELL_TEXT : { numFmt };
}

const ERROR_VALUE = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

/** The library writes text that looks like an Excel error as that error. */
function sheetValue(cell: Cell): CellValue {
  const value = toExcelValue(cell);
  return typeof value === 'string' && ERROR_VALUE.test(value) ? `'${value}` : value;
}

/** A column of days may contain moments and vice versa: each cell has its own format. */
function formatInstants(
  cells: Map<string, Partial<SheetCell>>,
  columns: readonly SheetColumn[],
  rows: readonly Row[],
): void {
  columns.forEach(({ format }, index) => {
    rows.forEach((row, rowIndex) => {
      const cell = row[index];
      if (typeof cell !== 'object' || cell === null) return;
      const own = 'day' in cell ? 'day' : 'instant';
      if (own !== format) cells.set(`${rowIndex + 1},${index}`, { style: styleOf(own) });
    });
  });
}

function addTotals(
  cells: Map<string, Partial<SheetCell>>,
  name: string,
  columns: readonly SheetColumn[],
  values: readonly CellValue[][],
): void {
  const row = values.length + 1;
  columns.forEach(({ title, format, hasTotal }, index) => {
    const style = { ...TOTAL, ...styleOf(format) };
    if (index === 0) cells.set(`${row},0`, { value: 'Total', style });
    else if (!hasTotal) cells.set(`${row},${index}`, { value: null, style });
    else {
      const formula = `SUBTOTAL(109,${name}[${title}])`;
      cells.set(`${row},${index}`, { formula, formulaResult: sumOf(values, index), style });
    }
  });
}

/** The total of a column. */
function sumOf(values: readonly (readonly CellValue[])[], index: number): number {
  return values.reduce((sum, row) => sum + (typeof row[index] === 'number' ? row[index] : 0), 0);
}

function tableOf(name: string, titles: readonly string[], columns: readonly SheetColumn[], totalRow: number) {
  return {
    name,
    range: `A1:${cellRef(totalRow, columns.length - 1)}`,
    style: 'TableStyleLight1',
    showRowStripes: false,
    showTotalRow: true,
    columns: columns.map(({ hasTotal }, index) => ({
      name: titles[index] ?? '',
      ...(index === 0 ? { totalLabel: 'Total' } : hasTotal && { totalFunction: 'sum' }),
    })),
  };
}

function rulesOf(columns: readonly SheetColumn[], rowCount: number): ConditionalRule[] {
  return columns.flatMap(({ hasBars, isAlarm }, index): ConditionalRule[] => {
    const range = `${cellRef(1, index)}:${cellRef(rowCount, index)}`;
    const priority = index + 1;
    if (hasBars) {
      const dataBar = { cfvo: [{ type: 'num' as const, value: '0' }, { type: 'max' as const }], color: 'FF9BD0D8' };
      return [{ type: 'dataBar', priority, range, dataBar }];
    }
    return isAlarm ? [{ type: 'cellIs', priority, range, operator: 'greaterThan', formula: '0', style: MARKED }] : [];
  });
}
