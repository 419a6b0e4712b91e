import type { CompanySnapshot } from '@keepnet-workflows/sandbox';

import type { Company } from '../../src';

/** What a client and the sandbox must both say of a company. */
export interface TrueCompany {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly resellerName: string | null;
  readonly industryName: string | null;
  readonly licenseTypeName: string | null;
  readonly licenseLimit: number | null;
  readonly targetUsers: number;
  readonly inactiveUsers: number | null;
  readonly deletedUsers: number | null;
  readonly monthlyUsers: number;
  /** `YYYY-MM`: the month that `monthlyUsers` counts. */
  readonly usageMonth: string;
  /** `YYYY-MM-DD` in UTC, or null. */
  readonly renewalDay: string | null;
  /** `YYYY-MM-DDTHH:mm` in UTC: some servers write no seconds. */
  readonly createdAt: string | null;
  readonly tags: readonly string[];
}

/** What the sandbox says. */
export function toldBySandbox(company: CompanySnapshot, usageMonth: string): TrueCompany {
  const { isOverLimit: _isOverLimit, isExpired: _isExpired, createdAt, ...facts } = company;
  return { ...facts, usageMonth, createdAt: toMinute(createdAt) };
}

/** What a client says, with the numbers that its list adds. */
export function toldByClient(company: Company): TrueCompany {
  const { renewalDate, createdAt, licenseExpired: _licenseExpired, ...facts } = company;
  return {
    ...facts,
    renewalDay: renewalDate?.slice(0, 10) ?? null,
    createdAt: createdAt === null ? null : toMinute(createdAt),
  };
}

/** Sorted, since the order is not the question here. */
export function asSet<T extends { readonly companyId: string }>(companies: readonly T[]): T[] {
  return companies.toSorted((a, b) => (a.companyId < b.companyId ? -1 : 1));
}

/** A name without what a reader does not see: kinds of white space and letter case. */
export function foldedName(name: string | null): string | null {
  return name && name.replace(/\s+/g, ' ').trim().toUpperCase().replaceAll('İ', 'I');
}

const toMinute = (iso: string): string => iso.slice(0, 16);
