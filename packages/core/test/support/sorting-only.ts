import type { WireCompany } from '../../src/testing';
import { createFakeClient, type FakeClient, wireCompanies } from '../../src/testing/fake-client';

export const TODAY = '2026-11-20';
/** The wire's midnight so many days after that. */
export const day = (offset: number): string =>
  `${new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10)}T00:00:00`;

/** So many companies in no order; the renewal dates of `expired` of them lie 10, 11, … days back, others far ahead. */
export const withExpired = (expired: number, count = 100): WireCompany[] =>
  wireCompanies(count, (index) => {
    const rank = (index * 37) % count;
    return { licenseEndDate: day(rank < expired ? -10 - rank : 100 + rank) };
  });

/** A client of a server that refuses filters and can sort, in pages of five. */
export const sortingOnly = (companies: WireCompany[], options: object = {}): FakeClient =>
  createFakeClient({ companies, refuse: { filter: true }, ...options }, { pageSize: 5, maxConcurrency: 1 });

export const idsOf = (list: readonly { companyId: string }[]): string[] => list.map(({ companyId }) => companyId);

/** The IDs of those that expired, the earliest first. */
export const expiredIn = (companies: readonly WireCompany[]): string[] =>
  companies
    .filter(({ licenseEndDate }) => licenseEndDate !== null && licenseEndDate < day(0))
    .toSorted((a, b) => String(a.licenseEndDate).localeCompare(String(b.licenseEndDate)))
    .map((row) => row.companyResourceId);

/** How many pages by renewal date were asked for. */
export const sortedPages = ({ searches }: FakeClient): number =>
  searches().filter(({ orderBy, pageSize }) => orderBy === 'LicenseEndDate' && pageSize > 1).length;
