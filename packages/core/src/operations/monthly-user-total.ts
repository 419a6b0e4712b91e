import { type GroupBy, groupUsage, totalUsage, type UsageGroup } from '../billing/monthly-user-total';
import { checkMonth, isMonthClosed, type Month, monthInZone } from '../dates/month';
import { type Completeness, completenessOf } from '../reading/completeness';
import { countMonth, type Verification } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { createUsageReader } from '../search/parse-company';
import { checkOptions } from './check-options';

/** See KeepnetClient.monthlyUserTotal. */
export interface MonthlyUserTotalOptions {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the current month in UTC. */
  readonly month?: Month;
  /** Also returns a total per group. Groups by tag overlap: a company with two tags counts in both. */
  readonly groupBy?: GroupBy;
  /** Default: `auto`. */
  readonly verification?: Verification;
}

/** A month's Monthly Users with the proof that the companies were read completely. */
export interface MonthlyUserTotal {
  readonly month: Month;
  /** Whether the month is over everywhere on earth; until then its number still grows. */
  readonly monthClosed: boolean;
  /** Monthly Users of all companies, added up. */
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  /** Empty without `groupBy`. */
  readonly groups: readonly UsageGroup[];
  readonly completeness: Completeness;
}

/** See KeepnetClient.monthlyUserTotal. */
export async function monthlyUserTotal(
  context: ReadingContext,
  options: MonthlyUserTotalOptions = {},
): Promise<MonthlyUserTotal> {
  checkOptions(options, ['month', 'groupBy', 'verification']);
  const { groupBy, verification = 'auto' } = options;
  const now = context.clock.now();
  const month = options.month === undefined ? monthInZone(now, 'UTC') : checkMonth(options.month, now);
  const counted = await settle(context, (attempt) =>
    countMonth(context, { month, toRow: createUsageReader(month), verification }, attempt),
  );
  const rows = [...counted.value.rows.values()];
  return {
    month,
    monthClosed: isMonthClosed(month, now),
    totalMonthlyUsers: totalUsage(rows),
    companyCount: rows.length,
    groups: groupBy ? groupUsage(rows, groupBy) : [],
    completeness: completenessOf(context, counted),
  };
}
