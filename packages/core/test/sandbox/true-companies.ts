import type { CompanySnapshot, Sandbox } from '@keepnet-workflows/sandbox';

import type { Company } from '../../src';

/** The day on which everything here happens. */
export const TODAY = '2026-11-20';
export const THIS_MONTH = '2026-11';
export const EARLIER_MONTH = '2026-10';
export const OLDER_MONTH = '2026-06';

/** What a client and the sandbox must both say of a company. */
export interface TrueCompany extends Omit<Company, 'renewalDate' | 'licenseExpired'> {
  /** `YYYY-MM-DD` in UTC, or null. */
  readonly renewalDay: string | null;
  /** `YYYY-MM-DDTHH:mm` in UTC: some servers write no seconds. */
  readonly createdAt: string | null;
}

/** The truth at one moment. */
export interface TrueWorld {
  /** Every company, with the Monthly Users of a month; by default of the current one. */
  companies(month?: string): readonly TrueCompany[];
  /** Whether the credential is a reseller's. */
  readonly isReseller: boolean;
}

/** Writes down what is true now, for all months that are asked about: the companies may change from now on. */
export function lookAt(sandbox: Sandbox, scenario: string): TrueWorld {
  const months = new Map(
    [THIS_MONTH, EARLIER_MONTH, OLDER_MONTH].map((month) => [
      month,
      sandbox.snapshot({ month }).map((company, index) => toldBySandbox(company, month, index, scenario)),
    ]),
  );
  return { companies: (month = THIS_MONTH) => months.get(month) ?? [], isReseller: scenario !== 'not-a-reseller' };
}

function toldBySandbox(company: CompanySnapshot, usageMonth: string, index: number, scenario: string): TrueCompany {
  const { isOverLimit: _isOverLimit, isExpired: _isExpired, createdAt, ...facts } = company;
  const told = { ...facts, usageMonth, createdAt: toMinute(createdAt) };
  if (scenario === 'older-server') return { ...told, inactiveUsers: null, deletedUsers: null };
  return scenario.includes('twin-resellers') ? { ...told, resellerName: twinOf(told.resellerName, index) } : told;
}

/** As scenario `twin-resellers` spells it; a computer tells the names apart. */
function twinOf(name: string | null, index: number): string | null {
  if (name === null) return null;
  const twins = [` ${name.replaceAll(' ', '  ')} `, name.replaceAll(' ', '\u00a0'), name.toUpperCase(), name];
  return twins[index % 4] ?? null;
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
