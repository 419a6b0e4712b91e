import { writeCsvStream } from 'hucre/csv';
import { type Cell, defuseFormula, type Row } from './cell';

/**
 * The table as a CSV file: UTF-8 with BOM, without which Excel garbles every non-ASCII letter; commas, CRLF, quoting as
 * in RFC 4180, text as in `toCsvText`. Nothing is read before the first chunk is requested, and memory stays flat for
 * any number of rows. An error of `rows` reaches the reader; a reader that stops early closes `rows`.
 */
export async function* writeCsv(
  header: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Uint8Array, void, undefined> {
  // `toCsvText` has already added quotes: the library's own quoting knows only one separator.
  yield* writeCsvStream(toCsvRows(rows), { headers: header.map(toCsvText), bom: true, quoteStyle: 'none' });
}

async function* toCsvRows(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<(string | number | null)[]> {
  for await (const row of rows) yield row.map(toCsvValue);
}

/** A cell of a CSV file: days and instants as ISO text, text as in `toCsvText`. */
function toCsvValue(cell: Cell): string | number | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return toCsvText(cell);
  return toCsvText('day' in cell ? cell.day : cell.instant);
}

// Many programs open a CSV file with separators other than the comma: LibreOffice offers comma, semicolon and tab
// together, and Excel uses the list separator of the reader's country. Text is then split, and each part is read as a
// cell. A part begins after a separator or, because a quote only counts at the beginning of a cell, after a line break.
const TORN_FORMULA = /[;|\t\r\n](?=(?:(?![;|\t\r\n])[\s\p{Cc}\p{Cf}"])*[=+\-@＝＋－＠])/gu;
const NEEDS_QUOTES = /[",;|\t\r\n]/;

/**
 * Text in a CSV file: with an apostrophe before everything that a spreadsheet would read as a formula, at the beginning
 * and after a semicolon, a bar, a tab or a line break; in quotes if it contains a character that any reader may take
 * for a separator.
 */
export function toCsvText(text: string): string {
  const safe = defuseFormula(text).replace(TORN_FORMULA, "$&'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
