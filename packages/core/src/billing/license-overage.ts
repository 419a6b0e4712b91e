import type { Company } from '../search/company';
import { byCodeUnit } from '../texts/by-code-unit';

/** A company with more Target Users than its License Limit allows. */
export interface OverLimitCompany extends Company {
  readonly licenseLimit: number;
  /** Target Users minus License Limit. */
  readonly excessUsers: number;
  /** Target Users in percent of the License Limit, with one decimal; null when the limit is 0. */
  readonly utilizationPercent: number | null;
}

/** Unlimited companies are never over their limit, whatever their number field says. */
export function isOverLimit(company: Company): company is Company & { readonly licenseLimit: number } {
  return company.licenseLimit !== null && company.targetUsers > company.licenseLimit;
}

/** The companies over their limit, the largest excess first, ties by company ID. */
export function licenseOverage(companies: readonly Company[]): OverLimitCompany[] {
  return companies
    .filter(isOverLimit)
    .map((company) => {
      const { targetUsers, licenseLimit } = company;
      const utilizationPercent = licenseLimit === 0 ? null : Math.round((targetUsers / licenseLimit) * 1000) / 10;
      return { ...company, excessUsers: targetUsers - licenseLimit, utilizationPercent };
    })
    .sort((a, b) => b.excessUsers - a.excessUsers || byCodeUnit(a.companyId, b.companyId));
}
