import { type CompanyComparison, compareUsage } from '../billing/compare-months';
import { totalUsage } from '../billing/monthly-user-total';
import { checkMonth, type Month, monthInZone, previousMonth } from '../dates/month';
import { type CountedMonth, countMonth, type Verification, warnUnconfirmed } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { type Attempt, type Outcome, settle } from '../reading/settle';
import { type CompanyUsage, createUsageReader } from '../search/parse-company';
import { checkOptions } from './check-options';

/** See KeepnetClient.compareMonths. */
export interface CompareMonthsOptions {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the month before `to`. */
  readonly from?: Month;
  /** Default: the last full month (in UTC). */
  readonly to?: Month;
  /** Of each month. Default: `auto`. */
  readonly verification?: Verification;
}

/** Two months' totals and the change of each company between them. Counts are Monthly Users. */
export interface MonthComparison {
  readonly from: Month;
  readonly to: Month;
  readonly totalFrom: number;
  readonly totalTo: number;
  readonly change: number;
  /** Every company that exists now, including those without users in either month. */
  readonly companies: readonly CompanyComparison[];
}

/** See KeepnetClient.compareMonths. */
export async function compareMonths(
  context: ReadingContext,
  options: CompareMonthsOptions = {},
): Promise<MonthComparison> {
  checkOptions(options, ['from', 'to', 'verification']);
  const { verification = 'auto' } = options;
  const now = context.clock.now();
  const to = options.to === undefined ? previousMonth(monthInZone(now, 'UTC')) : checkMonth(options.to, now);
  const from = options.from === undefined ? previousMonth(to) : options.from;
  checkMonth(from, now);
  const count = (month: Month, attempt: Attempt): Promise<Outcome<CountedMonth<CompanyUsage>>> =>
    countMonth(context, { month, toRow: createUsageReader(month), verification }, attempt);

  const { value } = await settle(context, async (attempt) => {
    const earlier = await count(from, attempt);
    if ('changed' in earlier) return earlier;
    // A month that grows between two readings would differ from itself.
    const later = from === to ? earlier : await count(to, attempt);
    if ('changed' in later) return later;
    const [a, b] = [earlier.value, later.value];
    if (a.rows.size === b.rows.size && [...a.rows.keys()].every((id) => b.rows.has(id))) return { value: { a, b } };
    return { changed: 'customers were added or removed between reading the two months' };
  });
  warnUnconfirmed(context, from, value.a);
  if (from !== to) warnUnconfirmed(context, to, value.b);
  const [before, after] = [[...value.a.rows.values()], [...value.b.rows.values()]];
  const [totalFrom, totalTo] = [totalUsage(before), totalUsage(after)];
  return { from, to, totalFrom, totalTo, change: totalTo - totalFrom, companies: compareUsage(before, after) };
}
