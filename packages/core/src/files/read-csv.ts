import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { peekBytes } from './byte-streams';
import { decodeHead, detectTextEncoding, type TextEncodingName, toUtf8 } from './decode-text';
import { parseRecords, type Separator, SEPARATORS } from './parse-records';

/** Many times the length of any header that the console writes. */
export const CSV_HEAD_BYTES = 8_192;

/** The cells of one row: those of the required columns, then those of the optional ones, undefined if there is none. */
type CsvCells = readonly (string | undefined)[];

/**
 * Reads some columns of a CSV file, rows in batches as they arrive, whatever its separator (comma, semicolon, tab, pipe), line ends, byte
 * order mark (UTF-8, UTF-16) and order of columns. Columns are found by title, ignoring case and spacing; other columns
 * are ignored. Cells are unchanged. Memory stays flat; a reader that stops early closes the source. A file cut off
 * inside its last cell looks complete: compare it with another source.
 *
 * Throws KeepnetResponseError for an empty file, a required column that is missing, a duplicate column, a row with a
 * different number of cells than the header, a broken quote, or text in another encoding. Errors of the source are
 * passed on.
 *
 * @example for await (const rows of readCsv(file, ['Company Name', 'Monthly Users'])) for (const [name, users] of rows) …
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  required: readonly string[],
  optional: readonly string[] = [],
): AsyncGenerator<readonly CsvCells[], void, undefined> {
  const { head, stream } = await peekBytes(source, CSV_HEAD_BYTES);
  const separator = await detectSeparator(decodeHead(head), required);
  let positions: readonly (number | undefined)[] | undefined;
  for await (const records of parseRecords(toUtf8(stream, detectTextEncoding(head)), separator)) {
    const rows = positions ? records : records.slice(1);
    const columns = (positions ??= findColumns(records[0] ?? [], required, optional));
    if (rows.length > 0) yield rows.map((row) => columns.map((at) => (at === undefined ? undefined : row[at])));
  }
  if (positions === undefined) throw new KeepnetResponseError('The CSV file is empty: it has no header.');
}

/**
 * Whether a CSV text has a column, by the same rules as `readCsv`. `head`: the beginning of the file, at least the
 * header.
 */
export async function hasColumn(head: string, name: string): Promise<boolean> {
  return positionsOf(await readHeader(head, await detectSeparator(head, [name])), name).length > 0;
}

/** How a CSV file is written. */
export interface CsvForm {
  readonly encoding: TextEncodingName;
  readonly separator: Separator;
  /** Of the columns asked about, those that the header has. */
  readonly found: readonly string[];
  /** How many cells the header has. */
  readonly columnCount: number;
}

/** Reads the beginning of a CSV file in the same way as `readCsv`. */
export async function describeCsv(head: Uint8Array, columns: readonly string[]): Promise<CsvForm> {
  const text = decodeHead(head);
  const separator = await detectSeparator(text, columns);
  const header = await readHeader(text, separator);
  const found = columns.filter((name) => positionsOf(header, name).length > 0);
  return { encoding: detectTextEncoding(head), separator, found, columnCount: header.length };
}

/**
 * The separator that yields the most expected columns in the header; for ties, the most cells. Counting characters, as
 * detectors do, fails on a title such as `Tags, Notes`.
 */
async function detectSeparator(head: string, columns: readonly string[]): Promise<Separator> {
  let best: { readonly separator: Separator; readonly found: number; readonly cells: number } | undefined;
  for (const separator of SEPARATORS) {
    const header = await readHeader(head, separator);
    const found = columns.filter((name) => positionsOf(header, name).length > 0).length;
    if (!best || found > best.found || (found === best.found && header.length > best.cells)) {
      best = { separator, found, cells: header.length };
    }
  }
  return best?.separator ?? ',';
}

/** The titles in the first record of a CSV text; none when it has no record that can be read. */
async function readHeader(head: string, separator: Separator): Promise<readonly string[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(head);
  }
  try {
    for await (const [header] of parseRecords(bytes(), separator)) return header ?? [];
  } catch (error) {
    if (!KeepnetResponseError.isInstance(error)) throw error;
  }
  return [];
}

function findColumns(
  header: readonly string[],
  required: readonly string[],
  optional: readonly string[],
): (number | undefined)[] {
  return [...required, ...optional].map((name) => {
    const [position, ...others] = positionsOf(header, name);
    if (others.length > 0) {
      throw new KeepnetResponseError(`The CSV file has the column "${name}" ${others.length + 1} times.`);
    }
    if (position === undefined && required.includes(name)) {
      throw new KeepnetResponseError(`The CSV file has no column "${name}".`);
    }
    return position;
  });
}

/** Titles are compared by letters only, ignoring case and spacing. */
function positionsOf(header: readonly string[], name: string): number[] {
  const plain = (title: string): string => title.trim().replace(/\s+/g, ' ').toLowerCase();
  return header.flatMap((title, index) => (plain(title) === plain(name) ? [index] : []));
}
