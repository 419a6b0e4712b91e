import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTiers } from '../../test/support/any-price-book';
import { usageLine } from '../../test/support/usage-lines';
import { createPricing } from './price-line';

/** Cents, half away from zero, of the fifth decimals of a euro. */
const rounded = (units: bigint): bigint => (units + 500n) / 1000n;

test.each(['graduated', 'volume'] as const)('prices any number of users by %s tiers, to the cent', (tierMode) => {
  fc.assert(
    fc.property(anyTiers, fc.integer({ min: 0, max: 1010 }), (tiers, number) => {
      const price = createPricing({ currency: 'EUR', prices: [{ tiers, tierMode }] });
      const unitsOf = (user: number): bigint => {
        const tier = tiers.find(({ upTo }) => upTo === null || user <= upTo);
        return BigInt(tier?.unitPrice.replace('.', '') ?? 'none');
      };
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
