import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetError } from '../errors/keepnet-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { readCsv } from '../files/read-csv';
import { isRefusal } from '../search/read-page';
import type { CompanyQuery } from '../search/search-request';
import { withPageSize } from './learned-limits';
import { openExport } from '../search/open-export';
import type { ReadingContext } from './reading-context';
import { createUsageCounter, type UsageCount } from './usage-count';

/** The result of counting Keepnet's own file of a month. */
export type FileCount =
  | {
      readonly kind: 'counted';
      /** Of all rows: a row without a name may be a company without a name. */
      readonly all: UsageCount;
      /** Of the rows with a name, if the row without one can only be their total; otherwise of all rows. */
      readonly companies: UsageCount;
      readonly hasResellers: boolean;
      /** How many rows have a name. */
      readonly namedRows: number;
    }
  /** Keepnet refuses to export an empty list, which confirms that it is empty. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unavailable'; readonly error: KeepnetError };

/** If the search lists nothing, the export is expected to be refused. */
export interface Expected {
  readonly isEmpty: boolean;
  /** Whether to retry like any other request; otherwise one try. */
  readonly isNeeded: boolean;
}

/**
 * Counts a month a second time: reads Keepnet's own CSV file, a single request, row by row as it arrives.
 *
 * @returns a value even for a KeepnetError. Only an abort is thrown.
 */
export async function countByExport(
  context: ReadingContext,
  query: CompanyQuery,
  { isEmpty, isNeeded }: Expected,
): Promise<FileCount> {
  const sending = isNeeded ? context : { ...context, retry: { ...context.retry, maxAttempts: 1 } };
  const open = (): Promise<AsyncIterable<Uint8Array>> =>
    withPageSize(sending, Infinity, (pageSize) => openExport(sending, query, 'csv', pageSize));
  try {
    const known = sending.limits.refusals.get('export');
    return known ? { kind: 'unavailable', error: known } : await readFile(await open());
  } catch (error) {
    if (isEmpty && isRefusal(error)) return { kind: 'empty' };
    if (KeepnetError.isInstance(error)) return { kind: 'unavailable', error };
    throw error;
  }
}

/** Whether the file broke off, so that reading it again may help. */
export function brokeOff(file: FileCount): boolean {
  return file.kind === 'unavailable' && KeepnetConnectionError.isInstance(file.error);
}

async function readFile(file: AsyncIterable<Uint8Array>): Promise<FileCount> {
  let hasResellers = true;
  let namedRows = 0;
  const all = createUsageCounter();
  let before: { readonly count: UsageCount; readonly nameless: number } | undefined;
  for await (const rows of readCsv(file, ['Company Name', 'Monthly Users'], ['Reseller Name'])) {
    for (const [companyName = '', users = '', resellerName] of rows) {
      const isNamed = companyName.trim() !== '';
      const monthlyUsers = toCount(users);
      if (monthlyUsers === undefined && isNamed) throw noNumber();
      hasResellers &&= resellerName !== undefined;
      const row = { companyName, resellerName: resellerName ?? null, monthlyUsers: monthlyUsers ?? 0 };
      if (isNamed) namedRows++;
      else if (row.monthlyUsers > 0) before ??= { count: all.copy().count(), nameless: row.monthlyUsers };
      all.add(row);
    }
  }
  const ofAll = all.count();
  // A row without a name is their total if it is the first one and no row after it has users.
  const companies =
    before && before.nameless === before.count.total && ofAll.total === 2 * before.nameless ? before.count : ofAll;
  return { kind: 'counted', all: ofAll, companies, hasResellers, namedRows };
}

const GROUPED = /^\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

function toCount(cell: string): number | undefined {
  const text = cell.trim();
  const digits = GROUPED.test(text) ? text.replace(/\D/g, '') : text;
  const count = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(count) ? count : undefined;
}

const noNumber = (): KeepnetResponseError =>
  new KeepnetResponseError('The exported file has a row whose Monthly Users is not a whole number.');
