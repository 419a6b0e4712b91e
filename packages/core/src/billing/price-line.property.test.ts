import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import { createPricing } from './price-line';

/** A price in cents of a cent, far beyond 2^53, and as a text. */
const anyPrice = fc
  .oneof(fc.bigInt(0n, 200_000n), fc.bigInt(0n, 10n ** 28n))
  .map((units) => ({ units, unitPrice: `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}` }));
const anyTiers = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
    fc.array(anyPrice, { minLength: 6, maxLength: 6 }),
  )
  .map(([ends, prices]) =>
    [...ends.sort((a, b) => a - b), null].map((upTo, index) => ({
      upTo,
      ...(prices[index] ?? { units: 0n, unitPrice: '0' }),
    })),
  );

/** Cents, half away from zero, of hundredths of a cent. */
const rounded = (units: bigint): bigint => (units + 50n) / 100n;
const centsOf = (tiers: readonly { upTo: number | null; unitPrice: string }[], tierMode: 'graduated' | 'volume') => {
  const prices = [{ tiers: tiers.map(({ upTo, unitPrice }) => ({ upTo, unitPrice })), tierMode }];
  const price = createPricing({ currency: 'EUR', prices });
  return (monthlyUsers: number): bigint => {
    const month = price(usageLine({ monthlyUsers }));
    return 'reason' in month ? -1n : BigInt(month.amount.times(100).toFixed());
  };
};

test('adds up each user at the price of the tier that the user falls into', () => {
  fc.assert(
    fc.property(anyTiers, fc.integer({ min: 0, max: 310 }), (tiers, users) => {
      let units = 0n;
      for (let user = 1; user <= users; user++) {
        units += tiers.find(({ upTo }) => upTo === null || user <= upTo)?.units ?? 0n;
      }
      expect(centsOf(tiers, 'graduated')(users)).toBe(rounded(units));
    }),
    { numRuns: 300 },
  );
});

test('takes all users at the price of the tier that their number falls into', () => {
  fc.assert(
    fc.property(anyTiers, fc.integer({ min: 0, max: 310 }), (tiers, users) => {
      const units = tiers.find(({ upTo }) => upTo === null || users <= upTo)?.units ?? 0n;
      expect(centsOf(tiers, 'volume')(users)).toBe(rounded(units * BigInt(users)));
    }),
    { numRuns: 300 },
  );
});

test('counts the last user of a tier in it and the next one in the next', () => {
  fc.assert(
    fc.property(anyTiers, (tiers) => {
      for (const [index, { upTo, units }] of tiers.entries()) {
        if (upTo === null) continue;
        const volume = centsOf(tiers, 'volume');
        expect(volume(upTo)).toBe(rounded(units * BigInt(upTo)));
        expect(volume(upTo + 1)).toBe(rounded((tiers[index + 1]?.units ?? 0n) * BigInt(upTo + 1)));
      }
    }),
    { numRuns: 200 },
  );
});
