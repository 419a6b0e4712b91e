import { checkInvoiceRules, type InvoiceRules } from '../billing/invoice-options';
import { totalUsage } from '../billing/monthly-user-total';
import { applyRules } from '../billing/price-usage';
import { toUsageLine } from '../billing/usage-line';
import { checkMonth, FIRST_MONTH, isMonthClosed, type Month, monthInZone, previousMonth } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { completenessOf } from '../reading/completeness';
import { type CountedMonth, countMonth, type Verification } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { type Attempt, type Outcome, settle } from '../reading/settle';
import type { MonthlyMail } from '../reports/mail';
import { monthlyMail } from '../reports/mail';
import { reportAmounts } from '../reports/report-amounts';
import { type MonthlyReportData, type MonthTotal, reportData } from '../reports/report-data';
import { customerList, type ReportFile, reportWorkbook } from '../reports/workbook';
import type { Company } from '../search/company';
import { type CompanyUsage, createCompanyReader, createUsageReader } from '../search/parse-company';
import { checkOptions } from './check-options';
import { todayOf, warnOfPlaceholderDates } from './company-lists';

/** See KeepnetClient.monthlyReport. */
export interface MonthlyReportOptions extends Partial<InvoiceRules> {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the last full month (in UTC). */
  readonly month?: Month;
  /** How far ahead renewals are listed, in days from today. Default: 90. */
  readonly days?: number;
  /**
   * How many months to show the total for, including the report's month: 0 to 12, each read and proved. The month
   * before is always read. Default: 0.
   */
  readonly trendMonths?: number;
  /** The day that counts as today for licenses and renewals: a Date, or an ISO date. Default: now. */
  readonly asOf?: string | Date;
  /** IANA name of the reader's time zone. Default: UTC. */
  readonly timeZone?: string;
  /** Of each month. Default: `auto`. */
  readonly verification?: Verification;
}

/** The monthly report: as data, as a mail, and as a workbook. */
export interface MonthlyReport extends MonthlyMail {
  readonly month: Month;
  readonly data: MonthlyReportData;
  readonly workbook: ReportFile;
  /** All customers in a separate file if there are too many for the workbook; otherwise null. */
  readonly customerList: ReportFile | null;
}

const RENEWAL_DAYS = 90;

/** See KeepnetClient.monthlyReport. */
export async function monthlyReport(
  context: ReadingContext,
  options: MonthlyReportOptions = {},
): Promise<MonthlyReport> {
  checkOptions(options, [
    ...(['month', 'days', 'trendMonths', 'asOf', 'timeZone', 'verification'] as const),
    ...PRICING,
  ]);
  const { days = RENEWAL_DAYS, trendMonths = 0, verification = 'auto' } = options;
  const now = context.clock.now();
  const month = options.month === undefined ? previousMonth(monthInZone(now, 'UTC')) : checkMonth(options.month, now);
  const today = todayOf(context, options);
  const rules = readRules(options, month);
  const earlier = monthsBefore(month, Math.max(1, trendMonths - 1));

  const settled = await settle(context, (attempt) => readMonths(context, { month, earlier, verification }, attempt));
  const { counted, previous, totals, placeholderDates } = settled.value;
  warnOfPlaceholderDates(context, { companies: [], overLimitCount: undefined, placeholderDates });
  const lines = [...counted.rows.values()].map(toUsageLine);
  const completeness = completenessOf(context, { ...settled, value: counted });
  const monthBefore = previous && {
    lines: [...previous].map(([companyId, monthlyUsers]) => ({ companyId, monthlyUsers })),
  };
  const amounts =
    rules &&
    reportAmounts(
      applyRules({ month, lines, completeness }, rules, monthBefore),
      rules,
      (companyId) => counted.rows.get(companyId)?.resellerName ?? null,
    );
  const data = reportData({
    month,
    monthClosed: isMonthClosed(month, now),
    lines,
    completeness,
    amounts,
    before: previous && { month: previousMonth(month), monthlyUsers: previous },
    months: totals,
    today,
    days,
  });
  return { month, data, ...monthlyMail(data), workbook: reportWorkbook(data), customerList: customerList(data) };
}

const PRICING = ['priceBook', 'customers', 'customerTagPrefix', 'previousLines', 'thresholds', 'holdBack'] as const;

/** The report has amounts only with a price book; without one, other pricing options would be ignored. */
function readRules({ priceBook, ...options }: MonthlyReportOptions, month: Month) {
  if (priceBook !== undefined) return checkInvoiceRules({ ...options, priceBook }, month);
  const lost = PRICING.find((name) => name !== 'priceBook' && options[name] !== undefined);
  if (!lost) return undefined;
  throw new KeepnetConfigurationError(
    `No result: "${lost}" is about amounts, and a report has amounts only with a price book. Give "priceBook" as well, or leave "${lost}" out.`,
  );
}

/** The months before one, the earliest first, as far as Keepnet has them. */
function monthsBefore(month: Month, count: number): Month[] {
  const months: Month[] = [];
  for (
    let before = previousMonth(month);
    months.length < count && before >= FIRST_MONTH;
    before = previousMonth(before)
  ) {
    months.unshift(before);
  }
  return months;
}

interface MonthsToRead {
  readonly month: Month;
  /** The earliest first, the month before last. */
  readonly earlier: readonly Month[];
  readonly verification: Verification;
}

interface ReadMonths {
  /** The month of the report. */
  readonly counted: CountedMonth<Company>;
  /** The Monthly Users of the month before, by company ID. */
  readonly previous: ReadonlyMap<string, number> | undefined;
  readonly totals: readonly MonthTotal[];
  readonly placeholderDates: number;
}

/** One reading of every month, all of the same customers. */
async function readMonths(
  context: ReadingContext,
  { month, earlier, verification }: MonthsToRead,
  attempt: Attempt,
): Promise<Outcome<ReadMonths>> {
  const totals: MonthTotal[] = [];
  let previous: ReadonlyMap<string, number> | undefined;
  for (const one of earlier) {
    const counted = await countMonth(context, { month: one, toRow: createUsageReader(one), verification }, attempt);
    if ('changed' in counted) return counted;
    const { rows } = counted.value;
    if (previous && !holdSame(previous, rows)) return { changed: CUSTOMERS_CHANGED };
    previous = new Map([...rows].map(([companyId, { monthlyUsers }]) => [companyId, monthlyUsers]));
    totals.push(totalOf(one, counted.value));
  }
  const reader = createCompanyReader(context, month);
  const counted = await countMonth(context, { month, toRow: reader.read, verification }, attempt);
  if ('changed' in counted) return counted;
  if (previous && !holdSame(previous, counted.value.rows)) return { changed: CUSTOMERS_CHANGED };
  totals.push(totalOf(month, counted.value));
  return { value: { counted: counted.value, previous, totals, placeholderDates: reader.placeholderDates() } };
}

const CUSTOMERS_CHANGED = 'customers were added or removed between reading the months';

function holdSame(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((companyId) => b.has(companyId));
}

function totalOf(month: Month, { rows, secondCount }: CountedMonth<CompanyUsage>): MonthTotal {
  return { month, totalMonthlyUsers: totalUsage(rows.values()), countedTwice: secondCount === 'agreed' };
}
