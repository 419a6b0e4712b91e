import { createUsageSum, type UsageSum } from '../billing/monthly-user-total';
import { readCsv } from '../files/read-csv';
import { createChannel } from './channel';
import { toMonthlyUsers } from './sum-export';

/** What was counted of a file on its way. */
export interface FileCount {
  readonly rows: number;
  /** The Monthly Users as they stand in it, as far as they are numbers, when its last cell may have been cut short. */
  readonly doubtful: UsageSum | undefined;
}

/**
 * A CSV file of Keepnet, passed through byte by byte, whose rows are counted on the way.
 *
 * @param check Told what was counted before the end is; when it throws, the reader of the file gets the error in place
 *   of the end.
 */
export async function* withRowCount(
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
  const sum = createUsageSum();
  const nothing = { resellerName: null, licenseTypeName: null, industryName: null, tags: [] };
  let hasOpenEnd = false;
  let rows = 0;
  // The second, because a file that may be cut within what is invoiced is none.
  for await (const [, users] of readCsv(file, ['Company Name', 'Monthly Users'], () => (hasOpenEnd = true))) {
    rows++;
    const monthlyUsers = toMonthlyUsers(users);
    if (monthlyUsers !== undefined) sum.add([{ ...nothing, monthlyUsers }]);
  }
  return { rows, doubtful: hasOpenEnd ? sum : undefined };
}
