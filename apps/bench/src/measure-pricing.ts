import { type PreviousLine, type PriceBook, priceUsage, type UsageLine } from '@keepnet-workflows/core';

import { median } from './median';

const MONTH = '2026-10';

const ONE_PRICE: PriceBook = { currency: 'EUR', prices: [{ unitPrice: '1.50' }] };

const MANY_PRICES: PriceBook = {
  currency: 'EUR',
  prices: [
    ...Array.from({ length: 20 }, (_, index) => ({
      match: { resellerName: `Reseller ${index}`, tag: 'gold' },
      unitPrice: `1.${index + 10}`,
    })),
    {
      tiers: [
        { upTo: 100, unitPrice: '1.5025' },
        { upTo: 200, unitPrice: '1.20' },
        { upTo: null, unitPrice: '0.995' },
      ],
      tierMode: 'graduated',
      minimumAmount: '25',
    },
  ],
};

/** Median milliseconds, measured in turns. */
export interface PricingCost {
  /** Everything by one price, nothing billed before. */
  readonly oneMs: number;
  /** By the first of 21 prices that fits, with tiers, half of the lines billed before. */
  readonly manyMs: number;
  /** Writing the invoice lines as JSON, which any later step must do. */
  readonly jsonMs: number;
}

/** Prices this many usage lines. */
export function measurePricing(lineCount: number, runs: number): PricingCost {
  const lines = asRead(Array.from({ length: lineCount }, (_, index) => usageLine(index)));
  const previousLines = asRead(lines.filter((_, index) => index % 2 === 0).map(billed));
  const usage = { month: MONTH, lines, completeness: { startedAt: '2026-11-20T12:00:00Z' } };
  const times = { one: [] as number[], many: [] as number[], json: [] as number[] };
  for (let run = 0; run < runs; run++) {
    const one = timed(times.one, () => priceUsage(usage, { priceBook: ONE_PRICE }));
    timed(times.json, () => JSON.stringify(one.lines));
    const many = timed(times.many, () =>
      priceUsage(usage, { priceBook: MANY_PRICES, customerTagPrefix: 'bill:', previousLines }),
    );
    const { ready, restated, unchanged } = many.totals;
    const priced = ready.count + restated.count + unchanged.count;
    if (one.totals.ready.count !== lineCount || priced !== lineCount) throw new Error('Not every line was priced.');
  }
  return { oneMs: median(times.one), manyMs: median(times.many), jsonMs: median(times.json) };
}

/** As parsed from JSON: V8 keeps texts that were just put together in another form, which is slower to read. */
const asRead = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;

function timed<T>(times: number[], work: () => T): T {
  const startedAt = performance.now();
  const result = work();
  times.push(performance.now() - startedAt);
  return result;
}

function usageLine(index: number): UsageLine {
  const companyId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    companyId,
    companyName: `Customer ${index} Ltd.`,
    resellerName: `Reseller ${index % 40}`,
    industryName: 'Finance',
    licenseTypeName: 'Enterprise',
    licenseLimit: 250,
    targetUsers: index % 300,
    inactiveUsers: 3,
    deletedUsers: 1,
    monthlyUsers: (index % 280) + 1,
    usageMonth: MONTH,
    renewalDate: '2027-03-31T00:00:00Z',
    licenseExpired: false,
    createdAt: '2025-06-01T09:30:00Z',
    tags: [index % 3 === 0 ? 'gold' : 'silver', `bill:C-${index}`],
    key: `keepnet:${companyId}:monthly-users:${MONTH}`,
  };
}

function billed({ companyId, monthlyUsers }: UsageLine, index: number): PreviousLine {
  const users = index % 2 === 0 ? monthlyUsers : monthlyUsers + 1;
  const key = `keepnet:${companyId}:invoice:${MONTH}`;
  return { key, quantity: users, amount: `${users}.00`, currency: 'EUR', monthlyUsers: users };
}
