import { writeCsvStream } from 'hucre/csv';
import type { Row } from './cell';
import { toCsvText } from './to-csv-text';
import { toCsvValue } from './to-csv-value';

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
