import type { CompanyPage } from './read-page';
import type { WireRow } from './wire-row';

/** A page whose rows were read; what came over the wire is let go. */
export interface ReadRows<Row> extends Omit<CompanyPage, 'rows'> {
  readonly rowCount: number;
  /** @throws what reading a row threw: whether the page counts at all is looked at first. */
  rows(): Row[];
}

/**
 * Reads the rows of a page at once. Several pages wait for their turn in a scan, and raw rows are large enough for
 * V8 to triple its young generation when they live that long.
 */
export function readRows<Row>(page: CompanyPage, toRow: (row: WireRow) => Row): ReadRows<Row> {
  const { rows: wireRows, ...rest } = page;
  const rowCount = wireRows.length;
  try {
    const rows = wireRows.map(toRow);
    return { ...rest, rowCount, rows: () => rows };
  } catch (error) {
    return {
      ...rest,
      rowCount,
      rows: () => {
        throw error;
      },
    };
  }
}
