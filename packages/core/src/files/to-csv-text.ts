import { defuseFormula } from './defuse-formula';

// Many open a CSV file with other separators than the comma: LibreOffice offers comma, semicolon and tab together, and
// Excel takes what lists are written with in the reader's country. Text is then torn apart within, and each part is read
// as a cell. A part begins after a separator or, as a quote counts only at the beginning of a cell, after a line break.
const TORN_FORMULA = /[;|\t\r\n](?=(?:(?![;|\t\r\n])[\s\p{Cc}\p{Cf}"])*[=+\-@＝＋－＠])/gu;
const NEEDS_QUOTES = /[",;|\t\r\n]/;

/**
 * Text as a CSV file holds it: an apostrophe before everything that a spreadsheet would else read as a formula, at its
 * beginning and after a semicolon, a bar, a tab or a line break within it; in quotes as soon as it holds a character that
 * any reader may take for a separator.
 */
export function toCsvText(text: string): string {
  const safe = defuseFormula(text).replace(TORN_FORMULA, "$&'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
