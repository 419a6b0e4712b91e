import { readCsv } from '../files/read-csv';
import { createChannel } from './channel';
import { toMonthlyUsers } from './sum-export';

/** What was counted of a file on its way. */
export interface FileCount {
  readonly rows: number;
  /** The last row, when its last cell may have been cut short. */
  readonly doubtful: DoubtfulRow | undefined;
}

/** A row as it stands in the file, which may lack its end. */
export interface DoubtfulRow {
  readonly companyName: string;
  /** Undefined for what is no number. */
  readonly monthlyUsers: number | undefined;
}

/**
 * A CSV file of Keepnet, passed through byte by byte, whose rows are counted on the way.
 *
 * @param check Told what was counted before the end is; when it throws, the reader of the file gets the error in place
 *   of the end.
 */
export function withRowCount(
  file: AsyncIterable<Uint8Array>,
  check: (count: FileCount) => Promise<void>,
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const chunks = countPassing(file, check);
      let isStarted = false;
      return {
        next() {
          isStarted = true;
          return chunks.next();
        },
        async return() {
          // Closing a generator that was never started would leave the file open.
          if (!isStarted) await file[Symbol.asyncIterator]().return?.();
          return chunks.return();
        },
      };
    },
  };
}

async function* countPassing(
  file: AsyncIterable<Uint8Array>,
  check: (count: FileCount) => Promise<void>,
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

async function countRows(file: AsyncIterable<Uint8Array>): Promise<FileCount> {
  let hasOpenEnd = false;
  let rows = 0;
  let last = ['', ''] as readonly [string, string];
  // The second, because a file that may be cut within what is invoiced is none.
  for await (const cells of readCsv(file, ['Company Name', 'Monthly Users'], () => (hasOpenEnd = true))) {
    rows++;
    last = cells;
  }
  const [companyName, users] = last;
  return { rows, doubtful: hasOpenEnd ? { companyName, monthlyUsers: toMonthlyUsers(users) } : undefined };
}
