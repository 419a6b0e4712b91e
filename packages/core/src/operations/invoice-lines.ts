import { checkInvoiceRules, type InvoiceRules } from '../billing/invoice-options';
import { applyRules, needsMonthBefore, type PricedUsageLines } from '../billing/price-usage';
import { checkMonth, type Month, monthInZone, previousMonth } from '../dates/month';
import type { Completeness } from '../reading/completeness';
import type { Verification } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { checkOptions } from './check-options';
import { usageLines } from './usage-lines';

/** See KeepnetClient.invoiceLines. */
export interface InvoiceLinesOptions extends InvoiceRules {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the last full month (in UTC). */
  readonly month?: Month;
  /** Default: `auto`. */
  readonly verification?: Verification;
}

/** A month's invoice lines, with the proof of the usage that they price. */
export interface InvoiceLines extends PricedUsageLines {
  readonly completeness: Completeness;
}

/** See KeepnetClient.invoiceLines. */
export async function invoiceLines(context: ReadingContext, options: InvoiceLinesOptions): Promise<InvoiceLines> {
  checkOptions(options, [
    ...(['month', 'verification', 'priceBook', 'customers', 'customerTagPrefix'] as const),
    ...(['previousLines', 'thresholds', 'holdBack'] as const),
  ]);
  const { verification = 'auto' } = options;
  const now = context.clock.now();
  const month = options.month === undefined ? previousMonth(monthInZone(now, 'UTC')) : checkMonth(options.month, now);
  const rules = checkInvoiceRules(options, month);
  const usage = await usageLines(context, { month, verification });
  const before = needsMonthBefore(rules)
    ? await usageLines(context, { month: previousMonth(month), verification })
    : undefined;
  return { ...applyRules(usage, rules, before), completeness: usage.completeness };
}
