import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { detectSeparator } from './detect-separator';
import { findColumn } from './find-column';
import { parseRecords } from './parse-records';
import { peekBytes } from './peek-bytes';
import { decodeHead, detectTextEncoding } from './text-encoding';
import { toUtf8 } from './to-utf8';
import { watchBytes } from './watch-bytes';

const LINE_ENDS = [0x0a, 0x0d];

/** Enough for every header that the console writes, many times over. */
export const CSV_HEAD_BYTES = 8_192;

/** The cells of one row, one per column asked for, in the order asked. */
export type CsvCells<Columns extends readonly string[]> = { readonly [Index in keyof Columns]: string };

/**
 * Reads some columns of a CSV file, row by row, whatever its separator (comma, semicolon, tab, pipe), line ends, byte
 * order mark (UTF-8, UTF-16) and order of columns. Columns are found by their title, without regard to case and
 * spacing; further ones are ignored. Cells come as they stand in the file. Memory stays flat; a reader that leaves
 * early closes the source.
 *
 * Throws KeepnetResponseError for an empty file, a column that is missing or there twice, a row with another number of
 * cells than the header, a broken quote, or text in another encoding. What the source throws is passed on.
 *
 * @param onOpenEnd Called after the last row when the file ends within a cell that was asked for, and may have been cut
 *   there: what was read must be confirmed elsewhere, or thrown away.
 *
 * @example for await (const [reseller, users] of readCsv(file, ['Reseller Name', 'Monthly Users'], doubt)) …
 */
export async function* readCsv<const Columns extends readonly string[]>(
  source: AsyncIterable<Uint8Array>,
  columns: Columns,
  onOpenEnd: () => void,
): AsyncGenerator<CsvCells<Columns>, void, undefined> {
  const { head, stream } = await peekBytes(source, CSV_HEAD_BYTES);
  const separator = detectSeparator(decodeHead(head), columns);
  let lastByte = 0;
  const text = watchBytes(toUtf8(stream, detectTextEncoding(head)), {
    onChunk: (chunk) => (lastByte = chunk.at(-1) ?? lastByte),
  });
  let positions: readonly number[] | undefined;
  let readsLastCell = false;
  let rows = 0;
  for await (const records of parseRecords(text, separator)) {
    for (const record of records) {
      if (positions === undefined) {
        positions = columns.map((name) => findColumn(record, name));
        readsLastCell = positions.includes(record.length - 1);
      } else {
        rows++;
        yield pick(record, positions) as CsvCells<Columns>;
      }
    }
  }
  if (positions === undefined) throw new KeepnetResponseError('The CSV file is empty: it has no header.');
  if (rows > 0 && readsLastCell && !LINE_ENDS.includes(lastByte)) onOpenEnd();
}

function pick(record: readonly string[], positions: readonly number[]): readonly string[] {
  return positions.map((position) => record[position] ?? '');
}
