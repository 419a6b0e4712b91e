import { detectSeparator, readHeader } from './detect-separator';
import { columnPositions } from './find-column';
import { decodeHead } from './text-encoding';

/** Whether a CSV file has a column, told apart as `readCsv` does. `head`: the beginning of the file, the header at least. */
export function hasColumn(head: Uint8Array, name: string): boolean {
  const text = decodeHead(head).trimStart();
  return columnPositions(readHeader(text, detectSeparator(text, [name])), name).length > 0;
}
