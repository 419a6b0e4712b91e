import type { Company, KeepnetClient } from '../../core';

export const DAY = 86_400_000;

/** A company created this many days after 2026-01-01. */
export function companyOf(companyId: string, day: number | null): Company {
  const createdAt = day === null ? null : new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString();
  return {
    companyId,
    companyName: companyId,
    resellerName: null,
    industryName: null,
    licenseTypeName: null,
    licenseLimit: null,
    targetUsers: 0,
    inactiveUsers: 0,
    deletedUsers: 0,
    monthlyUsers: 0,
    usageMonth: '2026-10',
    renewalDate: null,
    licenseExpired: null,
    createdAt,
    tags: [],
  };
}

export interface CountedClient {
  readonly client: Pick<KeepnetClient, 'searchCompanies'>;
  /** Companies given so far. */
  readonly given: () => number;
}

/** A client for these companies, which gives the newest first, and counts how many it gives. */
export function clientOf(companies: readonly Company[]): CountedClient {
  let given = 0;
  const at = ({ createdAt }: Company): number => (createdAt === null ? -Infinity : Date.parse(createdAt));
  const newestFirst = [...companies].sort((a, b) => at(b) - at(a));
  return {
    client: {
      searchCompanies: async ({ limit = Infinity } = {}) => {
        const found = newestFirst.slice(0, limit);
        given += found.length;
        return { companies: found, totalMatches: newestFirst.length };
      },
    },
    given: () => given,
  };
}
