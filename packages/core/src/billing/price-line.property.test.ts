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

test.each(['graduated', 'volume'] as const)('prices any number of users by %s tiers, to the cent', (tierMode) => {
  fc.assert(
    fc.property(anyTiers, fc.integer({ min: 0, max: 310 }), (tiers, number) => {
      const prices = [{ tiers: tiers.map(({ upTo, unitPrice }) => ({ upTo, unitPrice })), tierMode }];
      const price = createPricing({ currency: 'EUR', prices });
      const unitsOf = (user: number): bigint => tiers.find(({ upTo }) => upTo === null || user <= upTo)?.units ?? 0n;
      // The last user of each tier and the next one, too.
      const ends = tiers.flatMap(({ upTo }) => (upTo === null ? [] : [upTo, upTo + 1]));
      for (const monthlyUsers of [number, ...ends]) {
        let units = tierMode === 'volume' ? unitsOf(monthlyUsers) * BigInt(monthlyUsers) : 0n;
        if (tierMode === 'graduated') for (let user = 1; user <= monthlyUsers; user++) units += unitsOf(user);
        const month = price(usageLine({ monthlyUsers }));
        expect('amount' in month && BigInt(month.amount.times(100).toFixed())).toBe(rounded(units));
      }
    }),
    { numRuns: 200 },
  );
});
