import { isExpired, isOverLimit, monthlyUsersOf } from './world/company-facts';
import type { CompanyRecord } from './world/company-record';

/** A company as it really is, in plain values, whatever the scenarios make of the answers. */
export interface CompanySnapshot {
  readonly companyId: string;
  readonly companyName: string;
  readonly resellerName: string | null;
  readonly industryName: string | null;
  readonly licenseTypeName: string | null;
  /** Null: unlimited. */
  readonly licenseLimit: number | null;
  readonly targetUsers: number;
  readonly inactiveUsers: number;
  readonly deletedUsers: number;
  readonly monthlyUsers: number;
  /** `YYYY-MM-DD` in UTC, or null. */
  readonly renewalDay: string | null;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly tags: readonly string[];
  readonly isOverLimit: boolean;
  readonly isExpired: boolean;
}

export function snapshotOf(company: CompanyRecord, month: string, today: string): CompanySnapshot {
  return {
    companyId: company.companyId,
    companyName: company.companyName,
    resellerName: company.resellerName,
    industryName: company.industry?.name ?? null,
    licenseTypeName: company.licenseType?.name ?? null,
    licenseLimit: company.isLimited ? Number(company.numberOfUsers) : null,
    targetUsers: company.targetUsers,
    inactiveUsers: company.inactiveUsers,
    deletedUsers: company.deletedUsers,
    monthlyUsers: monthlyUsersOf(company, month),
    renewalDay: company.renewalDay,
    createdAt: `${company.createTime}Z`,
    tags: company.tags ?? [],
    isOverLimit: isOverLimit(company),
    isExpired: isExpired(company, today),
  };
}
