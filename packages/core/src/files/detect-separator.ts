import { streamCsvRows } from 'hucre/csv';
import { columnPositions } from './find-column';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** What stands between the cells of a CSV file. */
export type Separator = (typeof SEPARATORS)[number];

/**
 * The separator that shows the most of the expected columns in the header, of equals the one with the most cells.
 * Counting characters, as detectors do, is misled by a name such as `Tags, Notes`; the known names are not.
 *
 * @param text the beginning of the file, the header at least
 */
export function detectSeparator(text: string, columns: readonly string[]): Separator {
  const readings = SEPARATORS.map((separator) => {
    const header = readHeader(text, separator);
    const found = columns.filter((name) => columnPositions(header, name).length > 0).length;
    return { separator, found, cells: header.length };
  });
  return readings.reduce((best, reading) =>
    reading.found > best.found || (reading.found === best.found && reading.cells > best.cells) ? reading : best,
  ).separator;
}

/** The titles in the first record of a CSV text; none when it has no record. */
export function readHeader(text: string, separator: Separator): string[] {
  const first = streamCsvRows(text, { delimiter: separator, skipEmptyRows: true }).next();
  return first.done ? [] : first.value.map(String);
}
