import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { readUsage } from './company-schema';
import { readPage, withPageSize } from './read-page';

/** Rows of a page that is only looked at. */
export const SAMPLE_SIZE = 100;

/** A few companies of a query, and how many there are. */
export interface UsageSample {
  readonly totalRecords: number;
  /** Which page of `sampleSize` companies it is, counted from 1. */
  readonly page: number;
  /** Monthly Users by company ID. */
  readonly users: ReadonlyMap<string, number>;
}

/** Companies that are looked at: as many for a client that reads small pages, for few may all be without users. */
export function sampleSize({ abilities }: CompaniesContext): number {
  return Math.min(SAMPLE_SIZE, abilities.largestPage);
}

/** @param noNumberIsNone Takes a company without a number for one without users instead of throwing. */
export async function readSample(
  context: CompaniesContext,
  query: CompanyQuery,
  page: number,
  noNumberIsNone = false,
): Promise<UsageSample> {
  const { totalRecords, rows } = await withPageSize({ ...context, pageSize: SAMPLE_SIZE }, (pageSize) =>
    readPage(context, query, page, pageSize),
  );
  const usages = rows.map((row) =>
    readUsage(noNumberIsNone ? { ...row, monthlyActiveUserCount: row['monthlyActiveUserCount'] ?? 0 } : row),
  );
  const users = new Map(usages.map((row) => [row.companyId, row.monthlyUsers]));
  return { totalRecords, page, users };
}

/** @param among Looks only at companies that are in it as well. */
export function hasUsers({ users }: Pick<UsageSample, 'users'>, among: UsageSample['users'] = users): boolean {
  return withUsers({ users }, among).size > 0;
}

/** Those of a sample's companies that have users and are in `among` as well. */
export function withUsers({ users }: Pick<UsageSample, 'users'>, among: UsageSample['users']): UsageSample['users'] {
  return new Map([...users].filter(([companyId, count]) => count > 0 && among.has(companyId)));
}
