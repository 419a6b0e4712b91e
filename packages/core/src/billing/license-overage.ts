import type { Company } from '../companies/company';
import { byCodeUnit } from './by-code-unit';
import { withFirst } from './with-first';

/** A company with more Target Users than its License Limit allows. */
export interface OverLimitCompany extends Company {
  readonly licenseLimit: number;
  /** Target Users minus License Limit. */
  readonly excessUsers: number;
  /** Target Users divided by License Limit, rounded to 4 decimals; null when the limit is 0. */
  readonly utilization: number | null;
}

const SUBJECT = ['companyId', 'companyName', 'excessUsers', 'targetUsers', 'licenseLimit', 'utilization'] as const;

/** Unlimited companies are never over their limit, whatever number stands beside it. */
export function isOverLimit(company: Company): company is Company & { readonly licenseLimit: number } {
  return company.licenseLimit !== null && company.targetUsers > company.licenseLimit;
}

/** The companies over their limit, the largest excess first, ties by company ID. */
export function licenseOverage(companies: readonly Company[]): OverLimitCompany[] {
  return companies
    .filter(isOverLimit)
    .map((company) => {
      const excessUsers = company.targetUsers - company.licenseLimit;
      const utilization = company.licenseLimit === 0 ? null : roundTo4(company.targetUsers / company.licenseLimit);
      return withFirst({ ...company, excessUsers, utilization }, SUBJECT);
    })
    .sort((a, b) => b.excessUsers - a.excessUsers || byCodeUnit(a.companyId, b.companyId));
}

const roundTo4 = (value: number): number => Math.round(value * 10_000) / 10_000;
