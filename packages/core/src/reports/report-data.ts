import { type CompanyComparison, compareUsage } from '../billing/compare-months';
import { licenseOverage, type OverLimitCompany } from '../billing/license-overage';
import { groupUsage, totalUsage } from '../billing/monthly-user-total';
import {
  type ExpiredCompany,
  expiredLicenses,
  type RenewingCompany,
  type Today,
  upcomingRenewals,
} from '../billing/renewals';
import type { UsageLine } from '../billing/usage-line';
import type { Month } from '../dates/month';
import type { Completeness } from '../reading/completeness';
import { byCodeUnit } from '../texts/by-code-unit';
import type { ReportAmounts } from './report-amounts';

/** The input of a report: one proved reading of each month. */
export interface ReportReadings {
  readonly month: Month;
  readonly monthClosed: boolean;
  /** All customers, with the Monthly Users of the month, and current limits and renewal dates. */
  readonly lines: readonly UsageLine[];
  readonly completeness: Completeness;
  /** The month before, of the same customers; undefined where Keepnet has none. */
  readonly before: EarlierMonth | undefined;
  /** Every month that was read, the earliest first, the month of the report last. */
  readonly months: readonly MonthTotal[];
  readonly today: Today;
  /** How far ahead renewals are listed. */
  readonly days: number;
  readonly amounts?: ReportAmounts | undefined;
}

/** The month that a report compares with. */
interface EarlierMonth {
  readonly month: Month;
  /** By company ID, for every customer of the report. */
  readonly monthlyUsers: ReadonlyMap<string, number>;
}

/** The total of a month. */
export interface MonthTotal {
  readonly month: Month;
  readonly totalMonthlyUsers: number;
  /** Whether Keepnet's export agreed. */
  readonly countedTwice: boolean;
}

/** One reseller's part of the month. */
export interface ResellerUsage {
  /** Null for the customers without a reseller. */
  readonly resellerName: string | null;
  readonly companyCount: number;
  readonly monthlyUsers: number;
  /** Of the total, from 0 to 1; null if no customer has users. */
  readonly share: number | null;
  /** Null without a month before. */
  readonly previousMonthlyUsers: number | null;
  readonly change: number | null;
}

/** A customer whose Monthly Users changed. */
export interface CustomerChange extends CompanyComparison {
  readonly resellerName: string | null;
}

/** The customers whose Monthly Users changed, the largest change first. */
export interface CustomerChanges {
  /** From none to some. */
  readonly joined: readonly CustomerChange[];
  /** From some to none. */
  readonly left: readonly CustomerChange[];
  readonly grew: readonly CustomerChange[];
  readonly shrank: readonly CustomerChange[];
}

/** The monthly report, as data. */
export interface MonthlyReportData {
  readonly month: Month;
  /** Whether the month is over everywhere on earth; until then its numbers still grow. */
  readonly monthClosed: boolean;
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  /** Customers with Monthly Users in the month. */
  readonly activeCompanyCount: number;
  /** Null where Keepnet has no month before. */
  readonly previousMonth: Month | null;
  readonly previousTotal: number | null;
  readonly change: number | null;
  /** Relative to the month before, 0.023 for 2.3 percent; also null if no customer had users then. */
  readonly changeRatio: number | null;
  /** The largest first. */
  readonly resellers: readonly ResellerUsage[];
  /** Empty without a month before. */
  readonly changes: CustomerChanges;
  /** The largest excess first. */
  readonly overLimit: readonly OverLimitCompany[];
  /** Expired as of `asOf`, with Monthly Users in the month; the longest expired first. */
  readonly expiredInUse: readonly ExpiredCompany[];
  /** From `asOf` to `days` days later, the earliest first. */
  readonly renewals: readonly RenewingCompany[];
  readonly days: number;
  /** The day that counts as today for licenses and renewals, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly timeZone: string;
  /** Every month that was read, the earliest first, the month of the report last. */
  readonly months: readonly MonthTotal[];
  /** Null without prices. */
  readonly amounts: ReportAmounts | null;
  readonly completeness: Completeness;
  /** All customers, the most Monthly Users first, ties by company ID. */
  readonly customers: readonly ReportCustomer[];
}

/** A customer's line in the report. */
export interface ReportCustomer extends UsageLine {
  /** Null without a month before. */
  readonly previousMonthlyUsers: number | null;
}

/** Computes all data of a report from one proved reading of each month. */
export function reportData(readings: ReportReadings): MonthlyReportData {
  const { month, monthClosed, lines, before, today, days, months, amounts, completeness } = readings;
  const customers = lines
    .map((line): ReportCustomer => {
      return { ...line, previousMonthlyUsers: before ? (before.monthlyUsers.get(line.companyId) ?? 0) : null };
    })
    .sort((a, b) => b.monthlyUsers - a.monthlyUsers || byCodeUnit(a.companyId, b.companyId));
  const totalMonthlyUsers = totalUsage(lines);
  const earlier = before && customers.map(asBefore);
  const previousTotal = earlier ? totalUsage(earlier) : null;
  return {
    month,
    monthClosed,
    totalMonthlyUsers,
    companyCount: lines.length,
    activeCompanyCount: lines.filter(({ monthlyUsers }) => monthlyUsers > 0).length,
    previousMonth: before?.month ?? null,
    previousTotal,
    change: previousTotal === null ? null : totalMonthlyUsers - previousTotal,
    changeRatio: previousTotal ? totalMonthlyUsers / previousTotal - 1 : null,
    resellers: resellersOf(lines, earlier, totalMonthlyUsers),
    changes: changesOf(lines, earlier),
    overLimit: licenseOverage(lines),
    expiredInUse: expiredLicenses(lines, today).filter(({ monthlyUsers }) => monthlyUsers > 0),
    renewals: upcomingRenewals(lines, days, today),
    days,
    asOf: today.day,
    timeZone: today.timeZone,
    months,
    amounts: amounts ?? null,
    completeness,
    customers,
  };
}

const asBefore = (customer: ReportCustomer): UsageLine => ({
  ...customer,
  monthlyUsers: customer.previousMonthlyUsers ?? 0,
});

/** Both lists hold the same customers, so the same resellers. */
function resellersOf(
  lines: readonly UsageLine[],
  earlier: readonly UsageLine[] | undefined,
  total: number,
): ResellerUsage[] {
  const previous = new Map(
    earlier && groupUsage(earlier, 'resellerName').map(({ group, monthlyUsers }) => [group, monthlyUsers]),
  );
  return groupUsage(lines, 'resellerName').map(({ group, monthlyUsers, companyCount }) => {
    const previousMonthlyUsers = earlier ? (previous.get(group) ?? 0) : null;
    return {
      resellerName: group,
      companyCount,
      monthlyUsers,
      share: total === 0 ? null : monthlyUsers / total,
      previousMonthlyUsers,
      change: previousMonthlyUsers === null ? null : monthlyUsers - previousMonthlyUsers,
    };
  });
}

function changesOf(lines: readonly UsageLine[], earlier: readonly UsageLine[] | undefined): CustomerChanges {
  const resellers = new Map(lines.map(({ companyId, resellerName }) => [companyId, resellerName]));
  const changes = (earlier ? compareUsage(earlier, lines) : []).map((one): CustomerChange => {
    return { ...one, resellerName: resellers.get(one.companyId) ?? null };
  });
  const of = (status: CustomerChange['status']): CustomerChange[] => changes.filter((one) => one.status === status);
  return { joined: of('joined'), left: of('left'), grew: of('grew'), shrank: of('shrank') };
}
