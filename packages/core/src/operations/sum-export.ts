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

/** What a file adds up to. */
export interface ExportSum extends UsageSum {
  /** Whether its last cell may have been cut short: only what another source confirms may be given then. */
  readonly hasOpenEnd: boolean;
}

/**
 * Adds up the Monthly Users column of Keepnet's own CSV file, row by row as it arrives.
 *
 * @throws KeepnetResponseError when the file has no such column, or something else than whole numbers in it.
 */
export async function sumExport(
  context: CompaniesContext,
  query: CompanyQuery,
  groupBy?: ExportGroupBy,
): Promise<ExportSum> {
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

async function addUp(file: AsyncIterable<Uint8Array>, groupBy: ExportGroupBy | undefined): Promise<ExportSum> {
  const sum = createUsageSum(groupBy);
  let hasOpenEnd = false;
  const columns = ['Monthly Users', 'Company Name', ...(groupBy ? [GROUP_COLUMNS[groupBy]] : [])];
  for await (const [users = '', companyName = '', group] of readCsv(file, columns, () => (hasOpenEnd = true))) {
    const monthlyUsers = toMonthlyUsers(users);
    if (monthlyUsers === undefined) throw unreadable();
    const nothing = { companyName, resellerName: null, licenseTypeName: null, industryName: null, tags: [] };
    sum.add([{ ...nothing, ...(groupBy && { [groupBy]: group || null }), monthlyUsers }]);
  }
  return Object.assign(sum, { hasOpenEnd });
}

/** The whole number of a cell; undefined when it holds something else. */
export function toMonthlyUsers(cell: string): number | undefined {
  const text = cell.trim();
  const count = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(count) ? count : undefined;
}

function unreadable(): KeepnetResponseError {
  return new KeepnetResponseError(
    'The exported file has a row whose Monthly Users is not a whole number, so its total cannot be told. Without ' +
      'Strict and with the search as the source, no file is read.',
  );
}
