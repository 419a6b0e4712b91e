import type { Company } from '../../core';

export const DAY = 86_400_000;

/** A company created so many days after 2026-01-01. */
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
    renewalDate: null,
    licenseExpired: null,
    createdAt,
    tags: [],
  };
}

export interface CountedReading {
  readonly companies: AsyncIterable<Company>;
  /** Rows taken so far. */
  readonly taken: () => number;
}

/** Gives companies as they are, and counts how many are taken. */
export function readingOf(companies: readonly Company[]): CountedReading {
  let taken = 0;
  async function* give(): AsyncGenerator<Company, void, undefined> {
    for (const company of companies) {
      taken += 1;
      yield await Promise.resolve(company);
    }
  }
  return { companies: give(), taken: () => taken };
}

/** The order that the trigger asks for. */
export function newestFirst(companies: readonly Company[]): Company[] {
  const at = ({ createdAt }: Company): number => (createdAt === null ? -Infinity : Date.parse(createdAt));
  return [...companies].sort((a, b) => at(b) - at(a));
}
