import { type Cell, defuseFormula } from './cell';

// Excel counts days from 1900, with a leap day in February 1900 that did not exist: earlier dates would be wrong.
const FIRST_EXCEL_INSTANT = Date.UTC(1900, 2, 1);

/**
 * A cell as Excel stores it. Days and instants become real dates; those without an Excel date (before 1900-03-01, or
 * unreadable) stay text.
 */
export function toExcelValue(cell: Cell): string | number | Date | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return toExcelText(cell);
  const text = 'day' in cell ? cell.day : cell.instant;
  const date = new Date('day' in cell ? `${text}T00:00:00Z` : text);
  return date.getTime() >= FIRST_EXCEL_INSTANT ? date : toExcelText(text);
}

/** The most characters (UTF-16 units) that Excel keeps in one cell; a file with more is "repaired" on opening. */
export const EXCEL_TEXT_LIMIT = 32_767;

const LINE_BREAK = /\r\n?/g;
const CONTROL_CHARACTER = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;
const ESCAPE_LOOKALIKE = /_(?=x[0-9a-f]{4}_)/gi;
const HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/;

/**
 * Text as an Excel cell can store it: line breaks become LF, the only one Excel knows; control characters, which XML
 * forbids, are left out; formulas are defused; text over 32,767 characters is cut off there, with an ellipsis (…) as
 * the last character. A CSV file has the full text.
 */
export function toExcelText(text: string): string {
  // Cleaned first: a control character that is removed must not bring a formula to the front.
  const safe = defuseFormula(text.replace(LINE_BREAK, '\n').replace(CONTROL_CHARACTER, ''));
  const cut =
    safe.length > EXCEL_TEXT_LIMIT
      ? `${safe.slice(0, EXCEL_TEXT_LIMIT - 1).replace(HIGH_SURROGATE_AT_END, '')}…`
      : safe;
  // Excel reads `_x0041_` as the letter A: text that only looks like such an escape has its underscore escaped.
  return cut.replace(ESCAPE_LOOKALIKE, '_x005F_');
}
