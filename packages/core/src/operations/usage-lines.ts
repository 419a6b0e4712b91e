import { totalUsage } from '../billing/monthly-user-total';
import { toUsageLine, type UsageLine } from '../billing/usage-line';
import { checkMonth, type Month, monthInZone, previousMonth } from '../dates/month';
import { type Completeness, completenessOf } from '../reading/completeness';
import { countMonth, type Verification } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { createCompanyReader } from '../search/parse-company';
import { checkOptions } from './check-options';

/** See KeepnetClient.usageLines. */
export interface UsageLinesOptions {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the last full month (in UTC). */
  readonly month?: Month;
  /** Default: `auto`. */
  readonly verification?: Verification;
}

/** Each company's Monthly Users of one month, with the proof that none is missing. */
export interface UsageLines {
  readonly month: Month;
  /** One line per company, including zeros, in the server's order; they add up to the total. */
  readonly lines: readonly UsageLine[];
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  readonly completeness: Completeness;
}

/** See KeepnetClient.usageLines. */
export async function usageLines(context: ReadingContext, options: UsageLinesOptions = {}): Promise<UsageLines> {
  checkOptions(options, ['month', 'verification']);
  const now = context.clock.now();
  const month = options.month === undefined ? previousMonth(monthInZone(now, 'UTC')) : checkMonth(options.month, now);
  const { verification = 'auto' } = options;
  const counted = await settle(context, (attempt) =>
    countMonth(context, { month, toRow: createCompanyReader(context, month).read, verification }, attempt),
  );
  const lines = [...counted.value.rows.values()].map(toUsageLine);
  return {
    month,
    lines,
    totalMonthlyUsers: totalUsage(lines),
    companyCount: lines.length,
    completeness: completenessOf(context, counted),
  };
}
