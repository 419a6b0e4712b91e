import type { SheetColumn } from '../../src/files/table-sheet';

/** Columns of a table with these titles, nothing added up. */
export const textColumns = (titles: readonly string[]): SheetColumn[] =>
  titles.map((title) => ({ title, format: 'text', width: 20 }));
