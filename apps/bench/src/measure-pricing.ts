import { type PreviousLine, type PriceBook, priceUsage, type UsageLine } from '@keepnet-workflows/core';

import { median } from './median';

const MONTH = '2026-10';

const PRICE_BOOK: PriceBook = {
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

/** Median milliseconds to price this many usage lines, half of which were billed before. */
export function measurePricing(lineCount: number, runs: number): number {
  const lines = Array.from({ length: lineCount }, (_, index) => usageLine(index));
  const previousLines = lines.filter((_, index) => index % 2 === 0).map(billed);
  const usage = { month: MONTH, lines, completeness: { startedAt: '2026-11-20T12:00:00Z' } };
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now();
    const { totals } = priceUsage(usage, { priceBook: PRICE_BOOK, customerTagPrefix: 'bill:', previousLines });
    times.push(performance.now() - startedAt);
    const { ready, restated, unchanged } = totals;
    if (ready.count + restated.count + unchanged.count !== lineCount) throw new Error('Not every line was priced.');
  }
  return median(times);
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
