import { defuseFormula } from './defuse-formula';

/** The most characters (UTF-16 units) that Excel keeps in one cell; a file with more is "repaired" on opening. */
export const EXCEL_TEXT_LIMIT = 32_767;

const LINE_BREAK = /\r\n?/g;
const CONTROL_CHARACTER = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;
const ESCAPE_LOOKALIKE = /_(?=x[0-9a-f]{4}_)/gi;
const HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/;

/**
 * Text as an Excel cell can hold it: line breaks become LF, the only one Excel knows; control characters, which
 * XML forbids, are left out; formulas are defused; text over 32,767 characters is cut there, its last character an
 * ellipsis (…) that shows the cut. A CSV file holds it whole.
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
