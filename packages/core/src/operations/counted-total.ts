import type { UsageGroup } from '../billing/monthly-user-total';

/** A total as one source gives it. */
export interface CountedTotal {
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  readonly groups: readonly UsageGroup[];
  readonly totalRecords: number;
  /** Null when no exported file was read. */
  readonly exportTotal: number | null;
  readonly exportCount: number | null;
  readonly digest: string;
}
