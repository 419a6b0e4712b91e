import { INVOICE_STATUSES, type InvoiceReason, type InvoiceStatus } from '../billing/invoice-line';
import type { CheckedRules, InvoiceThresholds } from '../billing/invoice-options';
import type { PricedUsageLines } from '../billing/price-usage';
import { showCount } from '../errors/show-count';

/** The amounts of the month, if there are prices. Amounts are decimals, such as `1250.00`. */
export interface ReportAmounts {
  /** ISO 4217. */
  readonly currency: string;
  /** Statuses without lines may be left out. */
  readonly perStatus: readonly AmountOfStatus[];
  /** The lines that must be checked before they are billed. */
  readonly heldBack: readonly HeldAmount[];
  /** What counts as a jump against the month before; left out when nothing does. */
  readonly thresholds?: Required<InvoiceThresholds>;
}

/** How many lines have one status, and their total amount. */
export interface AmountOfStatus {
  readonly status: InvoiceStatus;
  readonly count: number;
  readonly amount: string;
}

/** A line that is held back, and why. */
export interface HeldAmount {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly resellerName?: string | null;
  /** Null if unknown. */
  readonly amount: string | null;
  readonly reasons: readonly InvoiceReason[];
}

/** Computes a report's amounts from the priced lines of its month. */
export function reportAmounts(
  { currency, lines, totals }: PricedUsageLines,
  { jumps }: Pick<CheckedRules, 'jumps'>,
  resellerOf: (companyId: string) => string | null,
): ReportAmounts {
  return {
    ...(jumps && { thresholds: { jumpUsers: jumps.users, jumpPercent: jumps.percent } }),
    currency,
    perStatus: INVOICE_STATUSES.map((status) => ({ status, ...totals[status] })).filter(({ count }) => count > 0),
    heldBack: lines
      .filter(({ status }) => status === 'review')
      .map(({ companyId, companyName, amount, reasons }) => {
        return { companyId, companyName, resellerName: resellerOf(companyId), amount, reasons };
      }),
  };
}

const STATUSES: Readonly<Record<InvoiceStatus, string>> = {
  ready: 'Ready to invoice',
  restated: 'Changed since it was invoiced',
  review: 'Held back',
  zero: 'Nothing to invoice',
  unchanged: 'Already invoiced',
  vanished: 'Invoiced, and no longer in Keepnet',
};

export const showStatus = (status: InvoiceStatus): string => STATUSES[status];

const REASONS: Readonly<Record<InvoiceReason, string>> = {
  noPrice: 'no price fits',
  noLimit: 'priced by its License Limit, but unlimited',
  ambiguousCustomer: 'several customer references',
  monthOpen: 'the month is not over',
  unmapped: 'no customer reference',
  jump: 'a jump in Monthly Users',
  left: 'no users now',
  joined: 'new users',
  overLimit: 'over its License Limit',
  expiredInUse: 'expired and still used',
  renamed: 'renamed since it was invoiced',
  remapped: 'a new customer reference or item code',
  repriced: 'a new price',
  limitChanged: 'a new License Limit',
};

/** Reasons in words, with the threshold where one decided: `no price fits, a jump in Monthly Users (at least 10 and 20%)`. */
export function showReasons(reasons: readonly InvoiceReason[], { thresholds }: ReportAmounts): string {
  const words = (reason: InvoiceReason): string =>
    reason === 'jump' && thresholds
      ? `${REASONS.jump} (at least ${showCount(thresholds.jumpUsers)} and ${thresholds.jumpPercent}%)`
      : REASONS[reason];
  return reasons.map(words).join(', ');
}

/** An amount as people read it: `1,250.00 EUR`. Digits are only grouped, never used in calculations. */
export function showAmount(amount: string, currency: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(amount) ?? [];
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest} ${currency}`;
}
