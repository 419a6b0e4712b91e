import Big from 'big.js';
import { dayInZone } from '../dates/calendar-day';
import { FIRST_MONTH, isMonthClosed, type Month } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { byCodeUnit } from '../texts/by-code-unit';
import { decimalsOf } from './currency';
import { INVOICE_STATUSES, type InvoiceLine, type InvoiceStatus, type InvoiceTotal } from './invoice-line';
import { type CheckedRules, checkInvoiceRules, type InvoiceRules } from './invoice-options';
import { totalUsage } from './monthly-user-total';
import { showMoney } from './price-line';
import { type Surroundings, toInvoiceLine, toVanishedLine } from './to-invoice-line';
import type { UsageLine } from './usage-line';

/** A month's usage as `usageLines` gives it. */
export interface UsageToPrice {
  readonly month: Month;
  readonly lines: readonly UsageLine[];
  readonly completeness: {
    /** When it was read, ISO 8601: decides whether the month was over, and whose license had expired. */
    readonly startedAt: string;
  };
}

/** The rules, and the month to compare with. */
export interface PriceUsageOptions extends InvoiceRules {
  /** The usage of the month before; needed when there are thresholds, except for 2025-12. */
  readonly monthBefore?: UsersBefore;
}

/** Users per company in a month, for the comparison. */
export interface UsersBefore {
  readonly lines: Iterable<Pick<UsageLine, 'companyId' | 'monthlyUsers'>>;
}

/** The invoice lines of a month. */
export interface PricedUsageLines {
  readonly month: Month;
  readonly currency: string;
  /** Every company, including those that were billed and are gone; `ready` first, then by name. */
  readonly lines: readonly InvoiceLine[];
  readonly totals: Readonly<Record<InvoiceStatus, InvoiceTotal>>;
  /** Of all companies; the `monthlyUsers` of the lines add up to it. */
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
}

/**
 * Prices a month's usage lines: one invoice line per company. Pure: the same arguments give the same lines, whatever
 * the order of the companies.
 *
 * @throws KeepnetConfigurationError that names every fault of the options by its path.
 */
export function priceUsage(usage: UsageToPrice, options: PriceUsageOptions): PricedUsageLines {
  return applyRules(usage, checkInvoiceRules(options, usage.month), options.monthBefore);
}

/** Whether the rules compare with the month before; the first month has none. */
export const needsMonthBefore = ({ jumps, month }: CheckedRules): boolean => jumps !== undefined && month > FIRST_MONTH;

/** Like priceUsage, but with checked rules. */
export function applyRules(usage: UsageToPrice, rules: CheckedRules, monthBefore?: UsersBefore): PricedUsageLines {
  const before = needsMonthBefore(rules) ? usersByCompany(monthBefore) : undefined;
  const startedAt = Date.parse(usage.completeness.startedAt);
  const surroundings: Surroundings = {
    rules,
    before,
    isOpen: !isMonthClosed(usage.month, startedAt),
    today: dayInZone(startedAt, 'UTC'),
  };
  const seen = new Set<string>();
  const lines = usage.lines.map((line) => {
    if (line.usageMonth !== usage.month || seen.has(line.companyId)) throw notOneMonth();
    seen.add(line.companyId);
    return toInvoiceLine(line, surroundings);
  });
  for (const billed of rules.billed.values()) {
    if (!seen.has(billed.companyId)) lines.push(toVanishedLine(billed, rules));
  }
  const decimals = decimalsOf(rules.currency);
  const perStatus = INVOICE_STATUSES.map((status) => {
    const ofStatus = lines.filter((line) => line.status === status).sort(byName);
    const sum = ofStatus.reduce((amount, line) => amount.plus(line.amount ?? 0), new Big(0));
    return { status, lines: ofStatus, total: { count: ofStatus.length, amount: showMoney(sum, decimals) } };
  });
  return {
    month: usage.month,
    currency: rules.currency,
    lines: perStatus.flatMap((group) => group.lines),
    totals: Object.fromEntries(perStatus.map(({ status, total }) => [status, total])) as PricedUsageLines['totals'],
    totalMonthlyUsers: totalUsage(usage.lines),
    companyCount: usage.lines.length,
  };
}

function usersByCompany(usage: UsersBefore | undefined): ReadonlyMap<string, number> {
  if (usage) return new Map([...usage.lines].map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
  throw new KeepnetConfigurationError(
    'No result: there are thresholds, but no month to compare with. Give the usage of the month before as "monthBefore".',
  );
}

function notOneMonth(): KeepnetConfigurationError {
  return new KeepnetConfigurationError(
    'No result: the usage lines must be from one month, each company once. Give them as they were read.',
  );
}

function byName(a: InvoiceLine, b: InvoiceLine): number {
  return byCodeUnit(a.companyName ?? '', b.companyName ?? '') || byCodeUnit(a.companyId, b.companyId);
}
