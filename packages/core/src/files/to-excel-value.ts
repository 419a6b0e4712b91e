import type { Cell } from './cell';
import { toExcelText } from './to-excel-text';

// Excel counts days from 1900, with a leap day in February 1900 that never was: earlier dates cannot be told right.
const FIRST_EXCEL_INSTANT = Date.UTC(1900, 2, 1);

/**
 * A cell as an Excel file holds it. Days and instants become real dates; one that Excel has no date for (before
 * 1900-03-01, or unreadable) stays text.
 */
export function toExcelValue(cell: Cell): string | number | Date | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return toExcelText(cell);
  const text = 'day' in cell ? cell.day : cell.instant;
  const date = new Date('day' in cell ? `${text}T00:00:00Z` : text);
  return date.getTime() >= FIRST_EXCEL_INSTANT ? date : toExcelText(text);
}
