import fc from 'fast-check';

import type { Price, PriceBook } from '../../src/billing/price-book';

/** A price with five decimals, far beyond 2^53, too. */
const anyDecimal = fc
  .tuple(fc.oneof(fc.nat({ max: 20 }), fc.bigInt(0n, 10n ** 25n)), fc.nat({ max: 99_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(5, '0')}`);

/** Up to five tiers, whose ends are 1,000 at the most. */
export const anyTiers = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 4 }), fc.array(anyDecimal, { minLength: 5 }))
  .map(([ends, prices]) =>
    [...ends.sort((a, b) => a - b), null].map((upTo, index) => ({ upTo, unitPrice: prices[index] ?? '1' })),
  );

const anyKind: fc.Arbitrary<Pick<Price, 'unitPrice' | 'tiers' | 'tierMode'>> = fc.oneof(
  fc.record({ unitPrice: anyDecimal }),
  fc.record({ tiers: anyTiers, tierMode: fc.constantFrom('graduated' as const, 'volume' as const) }),
);
const anyMatch = fc.oneof(
  fc.constant({}),
  fc.record({ tag: fc.constantFrom('north', 'B') }),
  fc.record({ resellerName: fc.constantFrom('NORTH', 'south east') }),
);
const anyBasis = fc.constantFrom('monthlyUsers', 'committedOrMonthlyUsers', 'licenseLimit', 'excessUsers');
const anyTerms = fc.record(
  { includedUsers: fc.nat({ max: 200 }), minimumUsers: fc.nat({ max: 200 }), minimumAmount: anyDecimal },
  { requiredKeys: [] },
);

export const anyPrice: fc.Arbitrary<Price> = fc
  .tuple(anyKind, anyMatch, anyBasis, anyTerms)
  .map(([kind, match, basis, terms]) => ({ ...kind, match, basis, ...terms }) as Price);

/** One to four prices, for some companies or for all. */
export const anyPriceBook: fc.Arbitrary<PriceBook> = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  prices: fc.array(anyPrice, { minLength: 1, maxLength: 4 }),
});
