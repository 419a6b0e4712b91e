// Spreadsheets skip spaces and invisible characters before they look for a formula, and read the full-width forms of
// East Asian keyboards as the plain ones. A leading tab or line break alone can already start a new cell on pasting.
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u;

/**
 * Text with a leading apostrophe if a spreadsheet would else read it as a formula (CSV injection), unchanged otherwise.
 * Meant for text only: a negative number stays a number.
 */
export function defuseFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
