import { createPriceFinder } from '../billing/find-price';
import { checkInvoiceRules, type InvoiceRules } from '../billing/invoice-options';
import { applyRules, needsMonthBefore, type PricedUsageLines } from '../billing/price-usage';
import { checkMonth, type Month, monthInZone, previousMonth } from '../dates/month';
import type { Completeness } from '../reading/completeness';
import type { Verification } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { checkOptions } from './check-options';
import { type UsageLines, usageLines } from './usage-lines';

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
  warnOfUnusedPrices(context, options, usage);
  return { ...applyRules(usage, rules, before), completeness: usage.completeness };
}

const SHOWN_PRICES = 5;

/** A special price that no company gets is often misspelled, and the next price that fits would bill in its place. */
function warnOfUnusedPrices(
  { warn }: ReadingContext,
  { priceBook: { prices } }: InvoiceLinesOptions,
  { lines }: UsageLines,
): void {
  const used = new Set(lines.map(createPriceFinder(prices)));
  const unused = prices.flatMap((price, index) => (price.match && !used.has(price) ? [`prices[${index}]`] : []));
  if (unused.length === 0) return;
  const more = unused.length > SHOWN_PRICES ? ` and ${unused.length - SHOWN_PRICES} more` : '';
  warn(
    `No company gets these prices of the price book: ${unused.slice(0, SHOWN_PRICES).join(', ')}${more}. ` +
      'Check how each match is written, and whether an earlier price fits first.',
  );
}
