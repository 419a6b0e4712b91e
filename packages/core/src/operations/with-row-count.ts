import { readCsv } from '../files/read-csv';
import { createChannel } from './channel';

/**
 * A CSV file of Keepnet, passed through byte by byte, whose rows are counted on the way.
 *
 * @param check Told the number of rows before the end is; when it throws, the reader of the file gets the error in place
 *   of the end.
 */
export async function* withRowCount(
  file: AsyncIterable<Uint8Array>,
  check: (rows: number) => Promise<void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const copy = createChannel<Uint8Array>();
  const counted = countRows(copy);
  // It is awaited below; until then it must not count as unhandled.
  counted.catch(() => undefined);
  try {
    for await (const chunk of file) {
      await Promise.race([copy.write(chunk), counted]);
      yield chunk;
    }
  } finally {
    copy.end();
  }
  await check(await counted);
}

async function countRows(file: AsyncIterable<Uint8Array>): Promise<number> {
  // The second, because a file that may be cut within what is invoiced is none.
  const rows = readCsv(file, ['Company Name', 'Monthly Users']);
  for (let count = 0; ; count++) if ((await rows.next()).done) return count;
}
