import type { Cell } from './cell';
import { toCsvText } from './to-csv-text';

/** A cell as a CSV file holds it: days and instants as ISO text, text as `toCsvText` tells. */
export function toCsvValue(cell: Cell): string | number | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return toCsvText(cell);
  return toCsvText('day' in cell ? cell.day : cell.instant);
}
