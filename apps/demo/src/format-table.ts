import CliTable from 'cli-table3';

import { paint } from './paint';

/** A column of a printed table. */
export interface TableColumn {
  /** May have a line break. */
  readonly title: string;
  /** Numbers stand on the right. Default: left. */
  readonly align?: 'left' | 'right';
  /** In terminal cells, of which a Chinese character takes two; longer texts are cut. Default: as wide as needed. */
  readonly width?: number;
}

const NO_BORDERS = Object.fromEntries(
  ['top', 'bottom', 'mid', 'left', 'right']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .map((name) => [name, '']),
);
const INDENT = 3;
const GAP = 2;

/** An aligned table without lines, one text per line; without a heading when no column has a title. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  const table = new CliTable({
    chars: { ...NO_BORDERS, middle: '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    colAligns: columns.map(({ align = 'left' }) => align),
    colWidths: columns.map(({ width }) => (width === undefined ? null : width + GAP)),
  });
  const titled = columns.some(({ title }) => title !== '');
  if (titled) table.push(columns.map(({ title }) => ({ content: dimLines(title), vAlign: 'bottom' })));
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => `${' '.repeat(INDENT)}${line}`.trimEnd());
}

/** A color that ran over a line break would color the next column, too. */
const dimLines = (title: string): string =>
  title
    .split('\n')
    .map((line) => paint('dim', line))
    .join('\n');
