import { addExactly } from '../billing/add-exactly';
import { type CompanyComparison, compareUsage, type MonthlyUsage } from '../billing/compare-months';
import { createUsageDigest } from '../billing/usage-digest';
import type { CompaniesContext } from '../companies/companies-context';
import { BY_CREATION } from '../companies/company-search';
import type { Verification } from '../companies/completeness';
import { readUsage } from '../companies/company-schema';
import { type MonthReading, readMonth } from '../companies/read-month';
import { collect, type Fold } from '../companies/read-whole';
import { createReading, type Reading } from '../companies/reading';
import { withMonth } from '../companies/with-month';
import { checkMonth, type Month, monthInZone, previousMonth } from '../dates/month';
import { checkOptions } from './check-options';
import { countBySearch } from './count-by-search';

/** See KeepnetClient.compareMonths. */
export interface CompareMonthsOptions {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the month before `to`. */
  readonly from?: Month;
  /** Default: the last full month (in UTC). */
  readonly to?: Month;
  /** `strict` holds each month against its strict total, which the export confirms. Default: `standard`. */
  readonly verification?: Verification;
}

/** Two months' totals and what became of each company between them. Counts are Monthly Users. */
export interface MonthComparison {
  readonly from: Month;
  readonly to: Month;
  readonly totalFrom: number;
  readonly totalTo: number;
  readonly change: number;
  /** Every company that exists now, those without users in either month included. */
  readonly companies: readonly CompanyComparison[];
}

/** See KeepnetClient.compareMonths. */
export async function compareMonths(
  context: CompaniesContext,
  options: CompareMonthsOptions = {},
): Promise<MonthComparison> {
  checkOptions(options, ['from', 'to', 'verification']);
  const now = context.clock.now();
  const to = checkMonth(options.to === undefined ? previousMonth(monthInZone(now, 'UTC')) : options.to, now);
  const from = checkMonth(options.from === undefined ? previousMonth(to) : options.from, now);
  const reading = createReading(context);
  for (;;) {
    const before = await readUsageOf(reading, from, options.verification);
    const after = await readUsageOf(reading, to, options.verification);
    if (sameSet(before.ids, after.ids)) {
      const companies = compareUsage(before.result, after.result);
      const totalFrom = sumOf(before.result);
      const totalTo = sumOf(after.result);
      return { from, to, totalFrom, totalTo, change: totalTo - totalFrom, companies };
    }
    await reading.again('companies were added or removed between reading the two months');
  }
}

async function readUsageOf(
  reading: Reading,
  month: Month,
  verification: Verification = 'standard',
): Promise<MonthReading<MonthlyUsage[]>> {
  const { value } = await withMonth(reading.context, BY_CREATION, month, async (query) => {
    for (;;) {
      const read = await readMonth(reading, query, toUsage, (): Fold<MonthlyUsage, MonthlyUsage[]> => collect());
      if (verification === 'standard') return read;
      const { digest } = await countBySearch(reading, query, undefined, true);
      if (digest === digestOf(read.result)) return read;
      await reading.again('two readings of a month listed other companies or other Monthly Users');
    }
  });
  return value;
}

function digestOf(rows: readonly MonthlyUsage[]): string {
  const digest = createUsageDigest();
  for (const { companyId, monthlyUsers } of rows) digest.add(companyId, monthlyUsers);
  return digest.toString();
}

function toUsage(row: Parameters<typeof readUsage>[0]): MonthlyUsage {
  const { companyId, companyName, monthlyUsers } = readUsage(row);
  return { companyId, companyName, monthlyUsers };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

const sumOf = (rows: readonly MonthlyUsage[]): number =>
  rows.reduce((sum, { monthlyUsers }) => addExactly(sum, monthlyUsers), 0);
