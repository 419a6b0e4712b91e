import { writeCsvStream } from 'hucre/csv';
import { type Cell, defuseFormula, type Row } from './cell';

/**
 * The table as a CSV file: UTF-8 with BOM, without which Excel garbles every letter beyond ASCII; commas, CRLF, quoting
 * as in RFC 4180, text as `toCsvText` tells. Nothing is read before the first chunk is asked for, and memory stays flat however
 * many rows there are. An error of `rows` reaches the reader; a reader that leaves early closes `rows`.
 */
export async function* writeCsv(
  header: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Uint8Array, void, undefined> {
  // `toCsvText` has quoted already: the library's own quoting knows one separator only.
  yield* writeCsvStream(toCsvRows(rows), { headers: header.map(toCsvText), bom: true, quoteStyle: 'none' });
}

async function* toCsvRows(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<(string | number | null)[]> {
  for await (const row of rows) yield row.map(toCsvValue);
}

/** A cell as a CSV file holds it: days and instants as ISO text, text as `toCsvText` tells. */
function toCsvValue(cell: Cell): string | number | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return toCsvText(cell);
  return toCsvText('day' in cell ? cell.day : cell.instant);
}

// Many open a CSV file with other separators than the comma: LibreOffice offers comma, semicolon and tab together, and
// Excel takes what lists are written with in the reader's country. Text is then torn apart within, and each part is read
// as a cell. A part begins after a separator or, as a quote counts only at the beginning of a cell, after a line break.
const TORN_FORMULA = /[;|\t\r\n](?=(?:(?![;|\t\r\n])[\s\p{Cc}\p{Cf}"])*[=+\-@＝＋－＠])/gu;
const NEEDS_QUOTES = /[",;|\t\r\n]/;

/**
 * Text as a CSV file holds it: an apostrophe before everything that a spreadsheet would otherwise read as a formula, at its
 * beginning and after a semicolon, a bar, a tab or a line break within it; in quotes as soon as it holds a character that
 * any reader may take for a separator.
 */
export function toCsvText(text: string): string {
  const safe = defuseFormula(text).replace(TORN_FORMULA, "$&'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
