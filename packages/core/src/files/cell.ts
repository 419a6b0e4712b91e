/**
 * One value of a table that is written to a file, typed so that each format can show it properly. `null` is an empty
 * cell, and so is a number that is not finite. `day`: a calendar day, `YYYY-MM-DD`, without a time zone. `instant`: a
 * moment, ISO 8601 in UTC.
 */
export type Cell = string | number | null | { readonly day: string } | { readonly instant: string };

/** One row of a table, its cells in the order of the header. */
export type Row = readonly Cell[];

// Spreadsheets skip spaces and invisible characters before they look for a formula, and read the full-width forms of
// East Asian keyboards as the plain ones. A leading tab or line break alone can already start a new cell on pasting.
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u;

/**
 * Text with a leading apostrophe if a spreadsheet would otherwise read it as a formula (CSV injection), unchanged otherwise.
 * Meant for text only: a negative number stays a number.
 */
export function defuseFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
