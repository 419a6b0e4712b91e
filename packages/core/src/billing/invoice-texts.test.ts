import { describe, expect, test } from 'vitest';
import { lineOf, priceBook } from '../../test/support/invoice-lines';
import { usageLine, usageOf } from '../../test/support/usage-lines';
import { priceUsage } from './price-usage';

describe('describes a line', () => {
  test.each([
    ['licenseLimit', undefined, 'Keepnet licenses of Acme, October 2026: 100'],
    ['excessUsers', undefined, 'Keepnet users above the License Limit of Acme, October 2026: 0'],
    ['monthlyUsers', 'Security\nawareness', 'Security awareness, Acme, October 2026: 100'],
  ] as const)('%s, %j', (basis, description, expected) => {
    const prices = [{ unitPrice: '1', basis, ...(description && { description }) }];
    expect(lineOf({ priceBook: { currency: 'EUR', prices } }, { companyName: 'Acme' }).description).toBe(expected);
  });

  test('by its ID without a name, and the last day of a short month', () => {
    const usage = usageOf([usageLine({ companyName: ' ', usageMonth: '2026-02' })], '2026-02');
    const [line] = priceUsage(usage, { priceBook }).lines;
    expect(line).toMatchObject({ description: 'Keepnet users of c-1, February 2026: 100', periodEnd: '2026-02-28' });
  });
});
