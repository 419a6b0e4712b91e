import type { Company, KeepnetClient } from '../../../core';

/** A company with a Date Created, as milliseconds since the epoch. */
export interface DatedCompany {
  readonly company: Company;
  readonly createdMs: number;
}

// The companies of a week fit on this page nearly always.
const NEWEST = 200;

/**
 * The companies that were created at `horizon` or later, and perhaps older ones, the newest first. One page of the newest is
 * enough when it reaches back that far; otherwise all are read.
 *
 * @param horizon The oldest creation that is wanted, given the newest that there is.
 * @returns The companies without those that have no Date Created.
 */
export async function readNewest(
  client: Pick<KeepnetClient, 'searchCompanies'>,
  horizon: (newestMs: number) => number,
): Promise<DatedCompany[]> {
  const newestFirst = { orderBy: 'createdAt', ascending: false } as const;
  const page = await client.searchCompanies({ ...newestFirst, limit: NEWEST });
  const newest = dated(page.companies);
  const [first, last] = [newest[0], newest.at(-1)];
  const isWhole = page.companies.length >= page.totalMatches;
  if (isWhole || (first && last && last.createdMs < horizon(first.createdMs))) return newest;
  return dated((await client.searchCompanies(newestFirst)).companies);
}

function dated(companies: readonly Company[]): DatedCompany[] {
  return companies.flatMap((company) =>
    company.createdAt === null ? [] : [{ company, createdMs: Date.parse(company.createdAt) }],
  );
}
