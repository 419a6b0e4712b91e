import type { InvoiceLine } from '../../src/billing/invoice-line';
import { priceUsage, type PriceUsageOptions } from '../../src/billing/price-usage';
import type { UsageLine } from '../../src/billing/usage-line';
import { usageLine, usageOf } from './usage-lines';

export const priceBook = { currency: 'EUR', prices: [{ unitPrice: '1.50', itemCode: 'SAT' }] };
export const key = 'keepnet:c-1:invoice:2026-10';

/** A line of company c-1 that was billed by this price book. */
export const billed = (monthlyUsers: number, fields: object = {}) => ({
  ...{ key, quantity: monthlyUsers, amount: (monthlyUsers * 1.5).toFixed(2), currency: 'EUR', monthlyUsers },
  ...fields,
});

/** The one invoice line of a company, by default one with 100 users. */
export function lineOf(
  options: Partial<PriceUsageOptions> = {},
  company: Partial<UsageLine> = {},
  startedAt?: string,
): InvoiceLine {
  const usage = usageOf([usageLine(company)], '2026-10', startedAt);
  const [line, ...others] = priceUsage(usage, { priceBook, ...options }).lines;
  if (!line || others.length > 0) throw new Error('One line was due');
  return line;
}
