import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPrice, anyPriceBook } from '../../test/support/any-price-book';
import { anyUsageLines } from '../../test/support/any-usage-lines';
import { usageOf } from '../../test/support/usage-lines';
import type { InvoiceLine } from './invoice-line';
import type { Price } from './price-book';
import { priceUsage } from './price-usage';
import type { UsageLine } from './usage-line';

const usersOf = (lines: readonly { monthlyUsers: number | null }[]): number =>
  lines.reduce((sum, { monthlyUsers }) => sum + (monthlyUsers ?? 0), 0);

/** An amount in thousandths, which are exact where no currency has more decimals. */
function thousandths(amount: string | null): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount ?? '0') ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(3, '0')}`);
}
const sumOf = (lines: readonly InvoiceLine[]): bigint =>
  lines.reduce((sum, { amount }) => sum + thousandths(amount), 0n);

const anyUsers = fc.oneof(fc.constantFrom(0, 1, 99, 100, 101, 500), fc.nat({ max: 1_000_000 }));

/** What is kept of a run: every line that was sent. */
const sent = (lines: readonly InvoiceLine[]) => lines.filter(({ status }) => ['ready', 'restated'].includes(status));

const withUsers = (lines: readonly UsageLine[], users: readonly number[]) =>
  lines.map((line, index) => ({ ...line, monthlyUsers: users[index % users.length] ?? 0 }));

test('gives every company one line, in any order, whose users add up to the total, and totals that add up to the lines', () => {
  fc.assert(
    fc.property(anyUsageLines, anyPriceBook, (usage, priceBook) => {
      const priced = priceUsage(usageOf(usage), { priceBook });
      expect(priceUsage(usageOf(usage.toReversed()), { priceBook })).toEqual(priced);
      const { lines, totals, totalMonthlyUsers } = priced;
      expect(lines.map(({ companyId }) => companyId).sort()).toEqual(usage.map(({ companyId }) => companyId).sort());
      expect([usersOf(lines), totalMonthlyUsers]).toEqual([usersOf(usage), usersOf(usage)]);
      expect(Object.values(totals).reduce((sum, { amount }) => sum + thousandths(amount), 0n)).toBe(sumOf(lines));
      expect(Object.values(totals).reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
      for (const { quantity, amount, reasons } of lines) {
        const hasNoPrice = reasons.includes('noPrice') || reasons.includes('noLimit');
        expect([quantity === null, amount === null]).toEqual([hasNoPrice, hasNoPrice]);
      }
    }),
    { numRuns: 200 },
  );
});

test('bills nothing in a second run over its own lines, by whatever price book', () => {
  fc.assert(
    fc.property(anyUsageLines, anyPriceBook, anyPriceBook, (usage, priceBook, other) => {
      const first = sent(priceUsage(usageOf(usage), { priceBook }).lines);
      const book = { ...other, currency: priceBook.currency };
      const second = priceUsage(usageOf(usage), { priceBook: book, previousLines: first }).lines;
      const again = second.filter(({ key }) => first.some((line) => line.key === key));
      expect(again.map(({ status }) => status)).toEqual(first.map(() => 'unchanged'));
      expect(sumOf(again)).toBe(0n);
      const secondKeys = new Set(second.map(({ documentKey }) => documentKey));
      expect(first.filter(({ documentKey }) => secondKeys.has(documentKey))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('bills and credits exactly what changed, however often a month is restated', () => {
  const monthly = anyPrice.map((price): Price => ({ ...price, basis: 'monthlyUsers', match: {} }));
  fc.assert(
    fc.property(
      anyUsageLines,
      fc.array(monthly, { minLength: 1, maxLength: 1 }),
      fc.array(fc.array(anyUsers, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      (usage, prices, counts) => {
        const priceBook = { currency: 'EUR', prices };
        const ledger: InvoiceLine[] = [];
        const run = (lines: readonly UsageLine[]) =>
          ledger.push(...sent(priceUsage(usageOf(lines), { priceBook, previousLines: ledger }).lines));
        run(usage);
        for (const users of counts) run(withUsers(usage, users));
        run(usage);
        const alone = sent(priceUsage(usageOf(usage), { priceBook }).lines);
        expect(sumOf(ledger)).toBe(sumOf(alone));
        for (const { key, quantity } of alone) {
          const lines = ledger.filter((line) => line.key === key);
          expect(lines.reduce((sum, line) => sum + (line.quantity ?? 0), 0)).toBe(quantity);
          expect(new Set(lines.map(({ documentKey }) => documentKey)).size).toBe(lines.length);
        }
      },
    ),
    { numRuns: 200 },
  );
});
