import type { GroupBy, UsageSum } from '../billing/monthly-user-total';
import { createUsageSum } from '../billing/monthly-user-total';
import type { CompaniesContext } from '../companies/companies-context';
import type { CompanyQuery } from '../companies/company-search';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { readCsv } from '../files/read-csv';
import { nextDelay } from '../http/retry-policy';
import { openExport } from './open-export';

const GROUP_COLUMNS = {
  resellerName: 'Reseller Name',
  licenseTypeName: 'License Type',
  industryName: 'Industry',
} as const;

/** A grouping that an exported file can answer: how it separates several tags is not known. */
export type ExportGroupBy = Exclude<GroupBy, 'tag'>;

/**
 * Adds up the Monthly Users column of Keepnet's own CSV file, row by row as it arrives.
 *
 * @throws KeepnetResponseError when the file has no such column, or something else than whole numbers in it.
 */
export async function sumExport(
  context: CompaniesContext,
  query: CompanyQuery,
  groupBy?: ExportGroupBy,
): Promise<UsageSum> {
  const { clock, random, retry, signal } = context;
  const startedAt = clock.now();
  for (let attempt = 1; ; attempt++) {
    // A request that fails was repeated already; a file that breaks off was not, and none of it was handed on.
    const file = await openExport(context, query, 'csv');
    try {
      return await addUp(file, groupBy);
    } catch (error) {
      const delay = nextDelay({ attempt, elapsedMs: clock.now() - startedAt }, retry, random);
      if (!KeepnetConnectionError.isInstance(error) || delay === undefined) throw error;
      await clock.sleep(delay, signal);
    }
  }
}

async function addUp(file: AsyncIterable<Uint8Array>, groupBy: ExportGroupBy | undefined): Promise<UsageSum> {
  const sum = createUsageSum(groupBy);
  const columns = groupBy ? (['Monthly Users', GROUP_COLUMNS[groupBy]] as const) : (['Monthly Users'] as const);
  for await (const [users, group] of readCsv(file, columns)) {
    const monthlyUsers = readCount(users);
    const nothing = { resellerName: null, licenseTypeName: null, industryName: null, tags: [] };
    sum.add([{ ...nothing, ...(groupBy && { [groupBy]: group || null }), monthlyUsers }]);
  }
  return sum;
}

function readCount(cell: string): number {
  const text = cell.trim();
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  throw new KeepnetResponseError(
    'The exported file has a row whose Monthly Users is not a whole number, so its total cannot be told. Use the ' +
      'search as the source instead.',
  );
}
