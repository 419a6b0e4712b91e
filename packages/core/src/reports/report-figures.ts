import type { Month } from '../dates/month';
import type { MonthlyReportData, MonthTotal, ResellerUsage } from './report-data';
import { proofSentences } from './report-proof';

/** The numbers of a report without its lists of customers: for decisions in a workflow, or for a sheet. */
export interface ReportFigures {
  readonly month: Month;
  readonly monthClosed: boolean;
  readonly totalMonthlyUsers: number;
  /** How the total was counted, in a few sentences. */
  readonly proof: string;
  readonly countedTwice: boolean;
  readonly previousMonth: Month | null;
  readonly previousTotal: number | null;
  readonly change: number | null;
  /** With one decimal; null without a month before, and if no customer had users then. */
  readonly changePercent: number | null;
  readonly companyCount: number;
  readonly activeCompanyCount: number;
  readonly overLimitCount: number;
  readonly expiredInUseCount: number;
  readonly renewalCount: number;
  readonly renewalDays: number;
  readonly joinedCount: number;
  readonly leftCount: number;
  readonly asOf: string;
  readonly digest: string;
  readonly resellers: readonly ResellerUsage[];
  readonly months: readonly MonthTotal[];
}

/** The numbers of a report without its lists of customers. */
export function reportFigures(data: MonthlyReportData): ReportFigures {
  const { changeRatio, changes, completeness } = data;
  return {
    month: data.month,
    monthClosed: data.monthClosed,
    totalMonthlyUsers: data.totalMonthlyUsers,
    proof: proofSentences(data).join(' '),
    countedTwice: completeness.countedTwice,
    previousMonth: data.previousMonth,
    previousTotal: data.previousTotal,
    change: data.change,
    changePercent: changeRatio === null ? null : Math.round(changeRatio * 1000) / 10,
    companyCount: data.companyCount,
    activeCompanyCount: data.activeCompanyCount,
    overLimitCount: data.overLimit.length,
    expiredInUseCount: data.expiredInUse.length,
    renewalCount: data.renewals.length,
    renewalDays: data.days,
    joinedCount: changes.joined.length,
    leftCount: changes.left.length,
    asOf: data.asOf,
    digest: completeness.digest,
    resellers: data.resellers,
    months: data.months,
  };
}
