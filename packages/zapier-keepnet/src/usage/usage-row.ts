import { createHash } from 'node:crypto';

import {
  type Completeness,
  type Month,
  oneLine,
  periodOf,
  refFromTags,
  showCount,
  showMonth,
  type UsageLine,
} from '@keepnet-workflows/core';

import { companyOutputFields } from '../rows/company-output-fields';
import { type CompanyRow, toCompanyRow } from '../rows/company-row';
import type { OutputField } from '../rows/output-field';
import { without } from '../rows/without';
import { sampleCompany } from '../samples/company';

/** A month's Monthly Users of every company, with their proof. */
export interface MonthUsage {
  readonly month: Month;
  readonly monthClosed: boolean;
  readonly lines: readonly UsageLine[];
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  readonly completeness: Completeness;
}

export interface UsageRowOptions {
  readonly timeZone: string;
  /** The beginning of a tag that contains another system's customer reference. */
  readonly customerTagPrefix: string | undefined;
}

/** What one company used in one month, ready to become the line of an invoice. */
export type UsageRow = Omit<CompanyRow<UsageLine>, 'key'> & {
  period_start: string;
  period_end: string;
  description: string;
  customer_ref: string | null;
  customer_ref_status: string;
  invoice_number: string;
  month_closed: boolean;
  counted_twice: boolean;
  total_monthly_users: number;
};

export function toUsageRow(line: UsageLine, usage: Omit<MonthUsage, 'lines'>, options: UsageRowOptions): UsageRow {
  const { companyId, usageMonth: month, monthlyUsers } = line;
  const id = `${companyId}:${month}`;
  const { periodStart, periodEnd } = periodOf(month);
  const soFar = usage.monthClosed ? '' : ', so far, do not invoice';
  const name = oneLine(line.companyName ?? '') || companyId;
  return {
    ...without(toCompanyRow(line, { timeZone: options.timeZone, id }), 'key'),
    period_start: periodStart,
    period_end: periodEnd,
    description: `Keepnet users of ${name}, ${showMonth(month)}${soFar}: ${showCount(monthlyUsers)}`,
    ...customerRef(line.tags, options.customerTagPrefix),
    invoice_number: invoiceNumber(companyId, month),
    month_closed: usage.monthClosed,
    counted_twice: usage.completeness.countedTwice,
    total_monthly_users: usage.totalMonthlyUsers,
  };
}

/** Two different references count as none: either could be wrong. */
function customerRef(tags: readonly string[], prefix: string | undefined) {
  if (prefix === undefined) return { customer_ref: null, customer_ref_status: 'not_asked' };
  const { ref, isAmbiguous } = refFromTags(tags, prefix);
  const missing = isAmbiguous ? 'ambiguous' : 'missing';
  return { customer_ref: ref, customer_ref_status: ref === null ? missing : 'found' };
}

// Without letters and digits that are easily confused.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same for a company and month on every run, and 21 characters long, the most that QuickBooks accepts. */
function invoiceNumber(companyId: string, month: Month): string {
  const hash = createHash('sha256').update(companyId).digest();
  const letters = [...hash.subarray(0, 11)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `KN-${month.replace('-', '')}-${letters.join('')}`;
}

export const usageOutputFields: readonly OutputField[] = [
  ...companyOutputFields,
  { key: 'period_start', label: 'Period Start', type: 'string' },
  { key: 'period_end', label: 'Period End', type: 'string' },
  { key: 'description', label: 'Description', type: 'string' },
  { key: 'customer_ref', label: 'Customer Reference', type: 'string' },
  { key: 'customer_ref_status', label: 'Customer Reference Status', type: 'string' },
  { key: 'invoice_number', label: 'Invoice Number', type: 'string' },
  { key: 'month_closed', label: 'Month Closed', type: 'boolean' },
  { key: 'counted_twice', label: 'Counted Twice', type: 'boolean' },
  { key: 'total_monthly_users', label: 'Total Monthly Users of All Companies', type: 'integer' },
];

export const sampleUsage: UsageRow = {
  ...sampleCompany,
  id: 'kN4xT7pQ2wZs:2026-10',
  period_start: '2026-10-01',
  period_end: '2026-10-31',
  description: 'Keepnet users of Northwind Traders, October 2026: 271',
  customer_ref: 'C-1042',
  customer_ref_status: 'found',
  invoice_number: 'KN-202610-7QK3M9ZD0FA',
  month_closed: true,
  counted_twice: true,
  total_monthly_users: 48_213,
};
