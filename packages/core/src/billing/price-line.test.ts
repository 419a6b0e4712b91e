import { describe, expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import type { Price } from './price-book';
import { createPricing, showMoney } from './price-line';
import { decimalsOf } from './currency';

const graduated: Price = {
  tiers: [
    { upTo: 100, unitPrice: '1.50' },
    { upTo: 500, unitPrice: '1.20' },
    { upTo: null, unitPrice: '1' },
  ],
  tierMode: 'graduated',
};
const volume: Price = { ...graduated, tierMode: 'volume' };

function priced(price: Price, usage: Parameters<typeof usageLine>[0] = {}, currency = 'EUR'): string {
  const month = createPricing({ currency, prices: [price] })(usageLine(usage));
  if ('reason' in month) return month.reason;
  return `${month.quantity} → ${showMoney(month.amount, decimalsOf(currency))} | ${month.calculation}`;
}

test.each([
  [0, graduated, '0 → 0.00 | 0 × 1.50 = 0.00'],
  [100, graduated, '100 → 150.00 | 100 × 1.50 = 150.00'],
  [101, graduated, '101 → 151.20 | 100 × 1.50 + 1 × 1.20 = 151.20'],
  [500, graduated, '500 → 630.00 | 100 × 1.50 + 400 × 1.20 = 630.00'],
  [501, graduated, '501 → 631.00 | 100 × 1.50 + 400 × 1.20 + 1 × 1 = 631.00'],
  [0, volume, '0 → 0.00 | 0 × 1.50 = 0.00'],
  [100, volume, '100 → 150.00 | 100 × 1.50 = 150.00'],
  [101, volume, '101 → 121.20 | 101 × 1.20 = 121.20'],
  [501, volume, '501 → 501.00 | 501 × 1 = 501.00'],
])('prices %i users by tiers, whose ends are included', (monthlyUsers, price, line) => {
  expect(priced(price, { monthlyUsers })).toBe(line);
});

test.each([
  ['what is included', { includedUsers: 10 }, '90 → 135.00 | 100 − 10 included = 90; 90 × 1.50 = 135.00'],
  ['more included than used', { includedUsers: 120 }, '0 → 0.00 | 100 − 120 included = 0; 0 × 1.50 = 0.00'],
  ['a minimum of users', { minimumUsers: 120 }, '120 → 180.00 | 100, at least 120; 120 × 1.50 = 180.00'],
  ['a minimum that is reached', { minimumUsers: 100 }, '100 → 150.00 | 100 × 1.50 = 150.00'],
  [
    'both',
    { includedUsers: 90, minimumUsers: 25 },
    '25 → 37.50 | 100 − 90 included = 10; 10, at least 25; 25 × 1.50 = 37.50',
  ],
  ['a minimum amount', { minimumAmount: '200' }, '100 → 200.00 | 100 × 1.50 = 150.00, at least 200'],
  ['a minimum amount that is reached', { minimumAmount: '150' }, '100 → 150.00 | 100 × 1.50 = 150.00'],
  [
    'a minimum amount without users',
    { includedUsers: 100, minimumAmount: '19.995' },
    '0 → 20.00 | 100 − 100 included = 0; 0 × 1.50 = 0.00, at least 19.995 ≈ 20.00',
  ],
])('takes into account %s', (_name, terms, line) => {
  expect(priced({ unitPrice: '1.50', ...terms })).toBe(line);
});

describe('counts by basis', () => {
  const used = { monthlyUsers: 100, licenseLimit: 80, targetUsers: 95 };
  test.each([
    ['monthlyUsers', {}, '100 → 100.00 | 100 × 1 = 100.00'],
    ['licenseLimit', {}, '80 → 80.00 | 80 × 1 = 80.00'],
    ['licenseLimit', { licenseLimit: null }, 'noLimit'],
    ['licenseLimit', { licenseLimit: 0 }, '0 → 0.00 | 0 × 1 = 0.00'],
    ['committedOrMonthlyUsers', {}, '100 → 100.00 | the larger of 80 and 100: 100; 100 × 1 = 100.00'],
    ['committedOrMonthlyUsers', { monthlyUsers: 3 }, '80 → 80.00 | the larger of 80 and 3: 80; 80 × 1 = 80.00'],
    ['committedOrMonthlyUsers', { licenseLimit: null }, '100 → 100.00 | 100 × 1 = 100.00'],
    ['excessUsers', {}, '15 → 15.00 | 95 − 80 = 15; 15 × 1 = 15.00'],
    ['excessUsers', { targetUsers: 80 }, '0 → 0.00 | 0 × 1 = 0.00'],
    ['excessUsers', { licenseLimit: null }, '0 → 0.00 | 0 × 1 = 0.00'],
  ] as const)('%s of %j', (basis, usage, line) => {
    expect(priced({ unitPrice: '1', basis }, { ...used, ...usage })).toBe(line);
  });
});

test.each([
  ['half away from zero', '0.005', 1, 'EUR', '1 → 0.01 | 1 × 0.005 = 0.005 ≈ 0.01'],
  ['below a half', '0.00499', 1, 'EUR', '1 → 0.00 | 1 × 0.00499 = 0.00499 ≈ 0.00'],
  ['the line, not its parts', '0.333', 3, 'EUR', '3 → 1.00 | 3 × 0.333 = 0.999 ≈ 1.00'],
  ['no decimals of a yen', '1.5', 3, 'JPY', '3 → 5 | 3 × 1.5 = 4.5 ≈ 5'],
  ['three of a dinar', '0.0005', 3, 'KWD', '3 → 0.002 | 3 × 0.0005 = 0.0015 ≈ 0.002'],
  ['two of a forint', '0.5', 3, 'HUF', '3 → 1.50 | 3 × 0.5 = 1.50'],
  [
    'money beyond what a number holds',
    '90071992547409931234.56',
    3,
    'EUR',
    '3 → 270215977642229793703.68 | 3 × 90071992547409931234.56 = 270215977642229793703.68',
  ],
  [
    'users beyond as well',
    '0.1',
    9_007_199_254_740_991,
    'EUR',
    '9007199254740991 → 900719925474099.10 | 9007199254740991 × 0.1 = 900719925474099.10',
  ],
])('rounds once: %s', (_name, unitPrice, monthlyUsers, currency, line) => {
  expect(priced({ unitPrice }, { monthlyUsers }, currency)).toBe(line);
});

test('has no amount where no price fits', () => {
  expect(priced({ match: { companyId: 'c-2' }, unitPrice: '1' })).toBe('noPrice');
});
