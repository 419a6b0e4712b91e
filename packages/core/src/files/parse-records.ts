import { CsvError, parse } from 'csv-parse/stream';
import { KeepnetResponseError } from '../errors/keepnet-response-error';

export const SEPARATORS = [',', ';', '\t', '|'] as const;

/** What separates the cells of a CSV file. */
export type Separator = (typeof SEPARATORS)[number];

const SLICE_BYTES = 65_536;
// Limits the memory that an unclosed quote can use.
const RECORD_BYTES = 1_000_000;

/**
 * The records of a CSV text in UTF-8, including the header, in batches as they arrive. Throws KeepnetResponseError with
 * the fault and its line; never the content, nor the parser's own error, which contains it.
 */
export async function* parseRecords(
  source: AsyncIterable<Uint8Array>,
  separator: Separator,
): AsyncGenerator<readonly string[][], void, undefined> {
  let batch: string[][] = [];
  const take = (): string[][] => {
    const taken = batch;
    batch = [];
    return taken;
  };
  const writer = parse({
    delimiter: separator,
    skip_empty_lines: true,
    max_record_size: RECORD_BYTES,
    // Keeps the records out of the parser's own queue: no promise per row, and no rows waiting beyond one slice.
    on_record: (record: string[]) => {
      batch.push(record);
      return null;
    },
  }).writable.getWriter();
  try {
    for await (const slice of toSlices(source)) {
      await writer.write(slice);
      // A parser error does not fail the write that caused it.
      await writer.ready;
      if (batch.length > 0) yield take();
    }
    await writer.close();
  } catch (error) {
    // Anything before the fault in the same slice, such as the header, can be read.
    if (batch.length > 0) yield take();
    throw error instanceof CsvError ? toResponseError(error) : error;
  }
  if (batch.length > 0) yield take();
}

async function* toSlices(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) yield chunk.subarray(start, start + SLICE_BYTES);
  }
}

function toResponseError(error: CsvError): KeepnetResponseError {
  const line = typeof error.lines === 'number' ? ` (line ${error.lines})` : '';
  return new KeepnetResponseError(`The CSV file cannot be read: ${problemOf(error.code)}${line}.`);
}

function problemOf(code: string): string {
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'a row has more or fewer cells than the header';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quoted cell is not closed';
    case 'CSV_MAX_RECORD_SIZE':
      return 'a row is longer than one million bytes, perhaps because a quoted cell is not closed';
    default:
      return 'a quote is where none is allowed';
  }
}
