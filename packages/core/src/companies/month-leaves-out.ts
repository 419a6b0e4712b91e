import { monthInZone } from '../dates/month';
import { readUsage } from './company-schema';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { readPage } from './read-page';
import { cannotSelect } from './with-month';

/** Rows that are looked at: the oldest companies, which have users when any have. */
export const SAMPLE_SIZE = 100;

/** Long before Keepnet counted anything. */
const MONTH_WITHOUT_USERS = '2000-01';

/** A few companies of a query, and how many there are. */
export interface UsageSample {
  readonly totalRecords: number;
  /** Monthly Users by company ID. */
  readonly users: ReadonlyMap<string, number>;
}

/**
 * Whether selecting the query's month leaves out companies: those without users in it.
 *
 * @param selected What the search gave for that month; asked for when it is left out.
 * @throws KeepnetInvalidRequestError when the selection changes nothing at all, even for a month before Keepnet counted.
 */
export async function monthLeavesOut(
  context: CompaniesContext,
  query: CompanyQuery,
  selected?: UsageSample,
): Promise<boolean> {
  const { month, ...withoutMonth } = query;
  if (!month) return false;
  const sample = selected ?? (await readSample(context, query));
  const plain = await readSample(context, withoutMonth);
  const isCurrent = month === monthInZone(context.clock.now(), 'UTC');
  if (!isCurrent && isSame(sample, plain) && (await ignoresMonth(context, withoutMonth, plain))) {
    throw cannotSelect(month);
  }
  return plain.totalRecords > sample.totalRecords;
}

async function readSample(context: CompaniesContext, query: CompanyQuery): Promise<UsageSample> {
  const pageSize = Math.min(SAMPLE_SIZE, context.pageSize, context.abilities.largestPage);
  const { totalRecords, rows } = await readPage(context, query, 1, pageSize);
  return { totalRecords, users: new Map(rows.map(readUsage).map((row) => [row.companyId, row.monthlyUsers])) };
}

/** A quiet reseller may have the same numbers in two months, but has none in a month before there were any. */
async function ignoresMonth(context: CompaniesContext, query: CompanyQuery, plain: UsageSample): Promise<boolean> {
  try {
    return isSame(await readSample(context, { ...query, month: MONTH_WITHOUT_USERS }), plain);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
}

/** Whether the companies in both have the same numbers, and at least one of them some. */
function isSame(a: UsageSample, b: UsageSample): boolean {
  const shared = [...a.users].filter(([companyId]) => b.users.has(companyId));
  return (
    shared.some(([, users]) => users > 0) && shared.every(([companyId, users]) => b.users.get(companyId) === users)
  );
}
