import type { InvoiceLine, MonthlyUserTotal, PriceBook } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatCount, formatNumber } from '../format-number';
import { oneLine } from '../one-line';
import { paint } from '../paint';

const FIRST_LINES = 5;

const PRICE_BOOK: PriceBook = {
  currency: 'EUR',
  prices: [
    { match: { tag: 'pilot' }, unitPrice: '0.90' },
    {
      tiers: [
        { upTo: 100, unitPrice: '1.50' },
        { upTo: null, unitPrice: '1.20' },
      ],
      tierMode: 'graduated',
    },
  ],
};

/** One invoice line per customer: what they come to, what would be held back, and what a second run would bill. */
export async function invoiceCustomers({ client, report }: DemoContext, total: MonthlyUserTotal): Promise<void> {
  const { month } = DEMO_SETTING;
  report.chapter(`Invoice lines of ${month}`);
  // An accounting system that knows every customer but those without a reseller.
  const usage = await client.usageLines({ month });
  const customers = usage.lines
    .filter(({ resellerName }) => resellerName !== null)
    .map(({ companyId }, index) => ({ companyId, customerRef: `C-${index + 1}` }));
  const terms = { month, priceBook: PRICE_BOOK, customers, thresholds: {}, verification: 'strict' as const };
  const { lines, totals, currency, totalMonthlyUsers } = await client.invoiceLines(terms);
  report.table(
    [
      { title: 'Customer', width: 28 },
      { title: 'Calculation', width: 42 },
      { title: `Amount\n${currency}`, align: 'right' },
    ],
    largestOf(lines).map(({ companyName, calculation, amount }) => [
      oneLine(companyName),
      calculation,
      formatMoney(amount ?? '–'),
    ]),
  );
  const more = lines.length - FIRST_LINES;
  if (more > 0) report.line(paint('dim', `… and ${formatNumber(more)} more`));
  report.line();
  const { ready, review, zero } = totals;
  report.line(
    `${paint('bold', `${formatMoney(ready.amount)} ${currency}`)} on ${countLines(ready.count)} ready to be billed`,
  );
  report.line(
    `${formatMoney(review.amount)} ${currency} on ${countLines(review.count)} held back for review: ${reasonsOf(lines)}`,
  );
  report.line(`${countLines(zero.count)} with nothing to bill`);
  report.line();
  const users = lines.reduce((sum, { monthlyUsers }) => sum + (monthlyUsers ?? 0), 0);
  report.check(
    `The ${countLines(lines.length)} add up to ${formatNumber(users)} Monthly Users, the total above`,
    users === total.totalMonthlyUsers && users === totalMonthlyUsers,
  );
  const billed = lines.filter(({ status }) => status === 'ready');
  const again = await client.invoiceLines({ ...terms, previousLines: billed });
  report.check(
    `A second run over these lines bills nothing: ${countLines(again.totals.unchanged.count)} unchanged`,
    again.totals.ready.count + again.totals.restated.count === 0 && again.totals.unchanged.count === billed.length,
  );
}

const countLines = (count: number): string => formatCount(count, 'line', 'lines');

/** `12,345.60` */
const formatMoney = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?=\.))/g, ',');

function largestOf(lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.toSorted((a, b) => Number(b.amount) - Number(a.amount)).slice(0, FIRST_LINES);
}

/** `unmapped 86, left 5` */
function reasonsOf(lines: readonly InvoiceLine[]): string {
  const held = lines.filter(({ status }) => status === 'review').flatMap(({ reasons }) => reasons);
  const counts = Map.groupBy(held, (reason) => reason);
  return (['unmapped', 'jump', 'left'] as const)
    .map((reason) => `${reason} ${formatNumber(counts.get(reason)?.length ?? 0)}`)
    .join(', ');
}
