import { type Cell as SheetCell, cellRef, type SheetChart, type WriteSheet } from 'hucre/xlsx';
import type { Cell } from './cell';
import { toExcelValue } from './excel-value';
import { BRAND, type Format, FORMATS, type Look, LOOKS } from './sheet-styles';

/** A cell of a page, with its place from 0. */
export interface PageCell {
  readonly row: number;
  readonly column: number;
  readonly look: Look;
  readonly value: Cell;
  readonly format?: Format;
  /** A formula whose result is the value. */
  readonly formula?: string;
  /** The sheet that a click opens. */
  readonly leadsTo?: string;
}

/** A native chart of one row of numbers, in cells of the workbook. */
export interface PageChart {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  /** Describes the chart for people who cannot see it. */
  readonly altText: string;
  readonly sheet: string;
  readonly labelColumn: number;
  readonly valueColumn: number;
  /** From 0, both included. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly from: Place;
  readonly to: Place;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** A page to look at, such as a summary: no table, printed on one sheet of paper. */
export interface PageSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly cells: readonly PageCell[];
  readonly heights?: ReadonlyMap<number, number>;
  readonly charts?: readonly PageChart[];
  readonly orientation: 'portrait' | 'landscape';
}

export function pageSheet({ name, widths, cells, heights, charts = [], orientation }: PageSheet): WriteSheet {
  return {
    name,
    view: { showGridLines: false, ...(charts.length > 0 && { tabColor: { rgb: BRAND } }) },
    columns: widths.map((width) => ({ width })),
    rows: [],
    cells: new Map(cells.map((cell) => [`${cell.row},${cell.column}`, pageCell(cell)])),
    rowDefs: new Map([...(heights ?? [])].map(([row, height]) => [row, { height }])),
    pageSetup: { paperSize: 'a4', orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
    ...(charts.length > 0 && { charts: charts.map(nativeChart) }),
  };
}

function pageCell({ look, value, format = 'text', formula, leadsTo }: PageCell): Partial<SheetCell> {
  const numFmt = FORMATS[format];
  const style = { ...LOOKS[look], ...(numFmt !== undefined && { numFmt }) };
  const content = toExcelValue(value);
  if (formula !== undefined) return { formula, formulaResult: content, style };
  return { value: content, style, ...(leadsTo && { hyperlink: { target: '', location: `'${leadsTo}'!A1` } }) };
}

const NO_TICKS = { majorTickMark: 'none', minorTickMark: 'none' } as const;
const COUNT = { formatCode: '#,##0' };
const HIDDEN = { gridlines: { major: false }, hidden: true };

/** The bars and points have numbers, so the number axis is left out. */
function nativeChart(chart: PageChart): SheetChart {
  const { kind, title, altText, sheet, labelColumn, valueColumn, firstRow, lastRow, from, to } = chart;
  const range = (column: number): string => `${sheet}!${absolute(firstRow, column)}:${absolute(lastRow, column)}`;
  const series = { name: title, values: range(valueColumn), categories: range(labelColumn), color: BRAND };
  const common = {
    title,
    titleFontSize: 12,
    titleBold: true,
    legend: false as const,
    altText,
    anchor: { from: { row: from.row, col: from.column }, to: { row: to.row, col: to.column } },
  };
  if (kind === 'bar') {
    return {
      ...common,
      type: 'bar',
      series: [series],
      gapWidth: 45,
      dataLabels: { showValue: true, position: 'outEnd', numberFormat: COUNT, fontSize: 9 },
      // The first row on top.
      axes: { x: { reverse: true, ...NO_TICKS, labelFontSize: 9 }, y: { ...HIDDEN, scale: { min: 0 } } },
    };
  }
  const marker = { symbol: 'circle' as const, size: 5, fill: BRAND, line: BRAND };
  return {
    ...common,
    type: 'line',
    series: [{ ...series, stroke: { width: 2.25 }, marker }],
    dataLabels: { showValue: true, position: 't', numberFormat: COUNT, fontSize: 8 },
    axes: { x: { ...NO_TICKS, labelFontSize: 9 }, y: { ...HIDDEN, scale: { min: 0 } } },
  };
}

function absolute(row: number, column: number): string {
  return cellRef(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}
