import type { Company, KeepnetClient } from '../../../core';

/** A company with a Date Created, as milliseconds since the epoch. */
export interface DatedCompany {
  readonly company: Company;
  readonly createdMs: number;
}

// The companies of a week nearly always fit on this page.
const NEWEST = 200;

/**
 * The companies created at `horizon` or later, and perhaps older ones, the newest first. One page of the newest is
 * enough if it goes back that far; otherwise all are read.
 *
 * @param horizon The oldest wanted creation time, given the newest.
 * @returns The companies, except those without a Date Created.
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
