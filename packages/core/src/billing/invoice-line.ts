import type { CalendarDay } from '../dates/calendar-day';
import type { Month } from '../dates/month';
import type { Basis } from './price-line';

/** In the order of the lines; lines to bill come first. */
export const INVOICE_STATUSES = ['ready', 'restated', 'review', 'zero', 'unchanged', 'vanished'] as const;

/**
 * `ready`: to be billed. `restated`: was billed, and Monthly Users have changed since; the line is the difference.
 * `review`: a reason holds it back. `zero`: nothing to bill. `unchanged`: was billed, and Monthly Users are the same.
 * `vanished`: was billed, but Keepnet no longer lists the company.
 */
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** A line with one of these is never billed. */
export const ALWAYS_HELD = ['noPrice', 'noLimit', 'ambiguousCustomer', 'monthOpen'] as const;
/** `holdBack` decides whether a line with one of these is billed. */
export const CHOSEN_REASONS = [
  ...(['unmapped', 'jump', 'left', 'joined', 'overLimit', 'expiredInUse'] as const),
  ...(['renamed', 'remapped', 'repriced', 'limitChanged'] as const),
] as const;
export const DEFAULT_HOLD_BACK: readonly ChosenReason[] = ['unmapped', 'jump', 'left'];

/**
 * Why a line is held back, or what is notable about it. Always held back: `noPrice` (no price fits), `noLimit` (priced
 * by its License Limit, but has none), `ambiguousCustomer` (several references), `monthOpen` (the month is not over
 * everywhere). Held back if `holdBack` says so: `unmapped` (no reference), `jump`, `left` and `joined` (against the
 * month before), `overLimit`, `expiredInUse`; and for a billed line `renamed`, `remapped` (a new reference or item
 * code), `repriced`, `limitChanged` (the billed users now cost a different amount, because of the price or the seats).
 */
export type InvoiceReason = (typeof ALWAYS_HELD)[number] | ChosenReason;
export type ChosenReason = (typeof CHOSEN_REASONS)[number];

/** What was billed for a company and month so far, all documents added up. */
export interface PreviousBilling {
  readonly quantity: number;
  readonly amount: string;
  /** When the last of them was billed. */
  readonly monthlyUsers: number;
  readonly documents: number;
}

/** One company's month as the line of an invoice or of a credit note. Amounts are net, and exact decimals as texts. */
export interface InvoiceLine {
  /** `keepnet:<companyId>:invoice:<month>`, whatever the price book says. */
  readonly key: string;
  /** `<key>:<n>`, n = how many lines of this key were billed. Never bill the same one twice. */
  readonly documentKey: string;
  /** `creditNote` when the amount is negative. */
  readonly documentType: 'invoice' | 'creditNote';
  readonly status: InvoiceStatus;
  readonly reasons: readonly InvoiceReason[];
  readonly companyId: string;
  readonly companyName: string | null;
  readonly customerRef: string | null;
  readonly month: Month;
  readonly periodStart: CalendarDay;
  readonly periodEnd: CalendarDay;
  /** Null if Keepnet no longer lists the company. */
  readonly monthlyUsers: number | null;
  readonly description: string;
  /** What was counted; null without a price. */
  readonly basis: Basis | null;
  /** Users to bill, or for `restated` the difference. Null without a price, and for `vanished`; 0 for `unchanged`. */
  readonly quantity: number | null;
  /** Null whenever quantity × unit price, rounded, is not the amount: bill 1 × amount then. */
  readonly unitPrice: string | null;
  /** To bill, or for `restated` the difference. Null without a price, and for `vanished`; 0 for `unchanged`. */
  readonly amount: string | null;
  readonly currency: string;
  readonly itemCode: string | null;
  readonly accountCode: string | null;
  readonly taxCode: string | null;
  /** How the amount is calculated, as one readable line. */
  readonly calculation: string;
  /** Null when nothing was billed. */
  readonly previous: PreviousBilling | null;
}

/** Count and amount of the lines with one status. */
export interface InvoiceTotal {
  readonly count: number;
  readonly amount: string;
}
