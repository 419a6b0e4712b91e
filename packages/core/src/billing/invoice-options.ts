import * as z from 'zod/mini';
import type { Month } from '../dates/month';
import { showMonth } from '../dates/show-date';
import { checkCustomers, type Customer } from './customers';
import { throwFaults } from './faults';
import { ALWAYS_HELD, CHOSEN_REASONS, DEFAULT_HOLD_BACK, type InvoiceLine, type InvoiceReason } from './invoice-line';
import { periodOf } from './invoice-texts';
import { createPricing } from './price-line';
import { checkPriceBook, type PriceBook } from './price-book';
import { checkPreviousLines, type PreviousLine } from './previous-lines';

/** The smallest change from the month before that counts as a jump: both values must be reached. */
export interface InvoiceThresholds {
  /** Default: 10. */
  readonly jumpUsers?: number;
  /** Of the month before. Default: 20. */
  readonly jumpPercent?: number;
}

/** What decides an invoice line, in addition to the usage. */
export interface InvoiceRules {
  readonly priceBook: PriceBook;
  /** What your accounting system calls each company. Without these and without a prefix, nothing is `unmapped`. */
  readonly customers?: readonly Customer[];
  /** With `bill:`, the tag `bill:C-1042` gives the reference `C-1042`. */
  readonly customerTagPrefix?: string;
  /** What was billed: all lines, or only those of the month. Lines of other months are ignored. */
  readonly previousLines?: readonly (PreviousLine | InvoiceLine)[];
  /** Compares with the month before, for `jump`, `left` and `joined`. */
  readonly thresholds?: InvoiceThresholds;
  /** The reasons that hold a line back, in addition to those that always do. Default: `unmapped`, `jump`, `left`. */
  readonly holdBack?: readonly InvoiceReason[];
}

const REASONS: readonly InvoiceReason[] = [...ALWAYS_HELD, ...CHOSEN_REASONS];
const HOLD_BACK = z.array(
  z.enum(REASONS, `must be one of ${CHOSEN_REASONS.join(', ')}`),
  `must be a list of ${CHOSEN_REASONS.join(', ')}`,
);
const atLeastOne = z.int('must be a whole number').check(z.minimum(1, 'must be at least 1'));
const percent = z.number('must be a number').check(z.minimum(0, 'must not be negative'));
const THRESHOLDS = z.strictObject(
  { jumpUsers: z.optional(atLeastOne), jumpPercent: z.optional(percent) },
  'must be { jumpUsers, jumpPercent }',
);

const DEFAULT_JUMP_USERS = 10;
const DEFAULT_JUMP_PERCENT = 20;

/** The rules, ready to be used. */
export type CheckedRules = ReturnType<typeof checkInvoiceRules>;

/**
 * Checks all options before any request.
 *
 * @throws KeepnetConfigurationError that names every fault by its path.
 */
export function checkInvoiceRules(rules: InvoiceRules, month: Month) {
  const { currency } = checkPriceBook(rules.priceBook);
  const holdBack = z.optional(HOLD_BACK).safeParse(rules.holdBack);
  if (!holdBack.success) throwFaults('list of reasons that hold a line back', 'holdBack', holdBack.error.issues);
  const thresholds = z.optional(THRESHOLDS).safeParse(rules.thresholds);
  if (!thresholds.success) throwFaults('thresholds', 'thresholds', thresholds.error.issues);
  return {
    month,
    period: periodOf(month),
    monthName: showMonth(month),
    currency,
    price: createPricing(rules.priceBook),
    refOf: checkCustomers(rules.customers, rules.customerTagPrefix),
    billed: checkPreviousLines(rules.previousLines, month, currency),
    jumps: thresholds.data && {
      users: thresholds.data.jumpUsers ?? DEFAULT_JUMP_USERS,
      percent: thresholds.data.jumpPercent ?? DEFAULT_JUMP_PERCENT,
    },
    held: new Set<InvoiceReason>([...ALWAYS_HELD, ...(rules.holdBack ?? DEFAULT_HOLD_BACK)]),
  };
}
