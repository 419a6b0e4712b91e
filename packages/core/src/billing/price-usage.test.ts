import { describe, expect, test } from 'vitest';
import { billed, key, lineOf, priceBook } from '../../test/support/invoice-lines';
import { usageLine, usageOf } from '../../test/support/usage-lines';
import type { InvoiceLine } from './invoice-line';
import { priceUsage, type PriceUsageOptions } from './price-usage';
import type { UsageLine } from './usage-line';

test('returns a line with all that a document needs', () => {
  const prices = [{ unitPrice: '1.50', itemCode: 'SAT', accountCode: '200', taxCode: 'OUTPUT' }];
  const customers = [{ companyId: 'c-1', customerRef: 'C-1042' }];
  const book = { currency: 'EUR', prices };
  expect(lineOf({ priceBook: book, customers }, { companyName: 'Northwind\nTraders', monthlyUsers: 1271 })).toEqual({
    key,
    documentKey: `${key}:0`,
    documentType: 'invoice',
    status: 'ready',
    reasons: [],
    companyId: 'c-1',
    companyName: 'Northwind\nTraders',
    customerRef: 'C-1042',
    month: '2026-10',
    periodStart: '2026-10-01',
    periodEnd: '2026-10-31',
    monthlyUsers: 1271,
    description: 'Keepnet users of Northwind Traders, October 2026: 1,271',
    basis: 'monthlyUsers',
    quantity: 1271,
    unitPrice: '1.50',
    amount: '1906.50',
    currency: 'EUR',
    itemCode: 'SAT',
    accountCode: '200',
    taxCode: 'OUTPUT',
    calculation: '1271 × 1.50 = 1906.50 EUR',
    previous: null,
  });
});

describe('names a unit price only where quantity × unit price is the amount:', () => {
  test.each([
    ['flat', { unitPrice: '1.2345' }, '1.2345'],
    ['a minimum amount that is not reached', { unitPrice: '1.50', minimumAmount: '500' }, null],
    ['a minimum amount that is reached', { unitPrice: '1.50', minimumAmount: '150' }, '1.50'],
    ['tiers', { tiers: [{ upTo: null, unitPrice: '1.50' }], tierMode: 'graduated' as const }, null],
  ])('%s', (_name, price, unitPrice) => {
    expect(lineOf({ priceBook: { currency: 'EUR', prices: [price] } }).unitPrice).toBe(unitPrice);
  });

  test('of a difference, but not of one that includes another price', () => {
    const same = lineOf({ previousLines: [billed(90)] });
    expect(same).toMatchObject({ quantity: 10, amount: '15.00', unitPrice: '1.50' });
    const line = lineOf({ previousLines: [billed(90, { amount: '90.00' })] });
    expect(line).toMatchObject({ status: 'restated', quantity: 10, amount: '60.00', unitPrice: null });
  });
});

describe('the first status that fits:', () => {
  const unmapped = { customers: [] };
  const free = { currency: 'EUR', prices: [{ unitPrice: '0' }] };
  const other = { companyName: 'Old name', itemCode: 'OLD', amount: '1.00' };
  const atLeastFive = { currency: 'EUR', prices: [{ unitPrice: '1', minimumAmount: '5' }] };
  const cases: readonly (readonly [string, InvoiceLine['status'], Partial<PriceUsageOptions>, Partial<UsageLine>])[] = [
    ['to bill', 'ready', {}, {}],
    ['nothing to bill', 'zero', {}, { monthlyUsers: 0 }],
    ['a price of nothing', 'zero', { priceBook: free }, {}],
    ['zero users at a minimum amount', 'ready', { priceBook: atLeastFive }, { monthlyUsers: 0 }],
    ['held back', 'review', unmapped, {}],
    ['held back with nothing to bill', 'review', unmapped, { monthlyUsers: 0 }],
    ['billed, more users now', 'restated', { previousLines: [billed(90)] }, {}],
    ['billed, no users now', 'restated', { previousLines: [billed(90)] }, { monthlyUsers: 0 }],
    ['billed and held back', 'review', { previousLines: [billed(90)], ...unmapped }, {}],
    ['billed and the same', 'unchanged', { previousLines: [billed(100)] }, {}],
    ['billed, the same and held back', 'unchanged', { previousLines: [billed(100)], ...unmapped }, {}],
    ['billed by another name, code and price', 'unchanged', { previousLines: [billed(100, other)] }, {}],
  ];
  test.each(cases)('%s: %s', (_name, status, options, company) => {
    expect(lineOf(options, company).status).toBe(status);
  });

  test('vanished: billed, and not in Keepnet now', () => {
    const gone = { key: 'keepnet:gone:invoice:2026-10', companyName: 'Gone', customerRef: 'C-9', itemCode: 'SAT' };
    const previousLines = [billed(80, gone)];
    const { lines, companyCount, totalMonthlyUsers } = priceUsage(usageOf([]), { priceBook, previousLines });
    expect([companyCount, totalMonthlyUsers]).toEqual([0, 0]);
    expect(lines).toEqual([
      expect.objectContaining({
        ...{ key: 'keepnet:gone:invoice:2026-10', documentKey: 'keepnet:gone:invoice:2026-10:1', status: 'vanished' },
        ...{ companyId: 'gone', companyName: 'Gone', customerRef: 'C-9', itemCode: 'SAT', reasons: [] },
        ...{ monthlyUsers: null, quantity: null, unitPrice: null, amount: null },
        ...{ description: 'Keepnet users of Gone, October 2026', calculation: 'not in Keepnet now' },
        previous: { quantity: 80, amount: '120.00', monthlyUsers: 80, documents: 1 },
      }),
    ]);
  });
});

describe('a month that was billed', () => {
  test('is credited where users are fewer now', () => {
    expect(lineOf({ previousLines: [billed(110)] })).toMatchObject({
      ...{ documentKey: `${key}:1`, documentType: 'creditNote', status: 'restated' },
      ...{ quantity: -10, unitPrice: '1.50', amount: '-15.00' },
      description: 'Keepnet users of Customer c-1, October 2026, correction: -10',
      calculation: '100 × 1.50 = 150.00; 150.00 − 165.00 billed = -15.00 EUR',
      previous: { quantity: 110, amount: '165.00', monthlyUsers: 110, documents: 1 },
    });
  });

  test('bills nothing when its users are the same, whatever they cost now', () => {
    const line = lineOf({ previousLines: [billed(60), billed(40, { monthlyUsers: 100, amount: '7.00' })] });
    expect(line).toMatchObject({
      ...{ documentKey: `${key}:2`, documentType: 'invoice', status: 'unchanged', reasons: ['repriced'] },
      ...{ quantity: 0, amount: '0.00', calculation: 'the same Monthly Users were billed for 97.00: 0.00 EUR' },
      description: 'Keepnet users of Customer c-1, October 2026: 0',
      previous: { quantity: 100, amount: '97.00', monthlyUsers: 100, documents: 2 },
    });
  });
});

test('returns what is ready first, then by name, and totals for each status', () => {
  const lines = [
    usageLine({ companyId: 'z', companyName: 'Zero', monthlyUsers: 0 }),
    usageLine({ companyId: 'b', companyName: 'Same' }),
    usageLine({ companyId: 'a', companyName: 'Same' }),
    usageLine({ companyId: 'n', companyName: null }),
    usageLine({ companyId: 'r', companyName: 'Anna', monthlyUsers: 7, tags: ['cheap'] }),
  ];
  const prices = [{ match: { tag: 'cheap' }, unitPrice: '0.005' }, { unitPrice: '1.50' }];
  const customers = ['a', 'b', 'n', 'z'].map((companyId) => ({ companyId, customerRef: companyId }));
  const result = priceUsage(usageOf(lines), { priceBook: { currency: 'EUR', prices }, customers });
  expect(result.lines.map(({ companyId, status, amount }) => `${companyId} ${status} ${amount}`)).toEqual([
    ...['n ready 150.00', 'a ready 150.00', 'b ready 150.00', 'r review 0.04', 'z zero 0.00'],
  ]);
  expect(result).toMatchObject({ month: '2026-10', currency: 'EUR', totalMonthlyUsers: 307, companyCount: 5 });
  const none = { count: 0, amount: '0.00' };
  expect(result.totals).toEqual({
    ready: { count: 3, amount: '450.00' },
    review: { count: 1, amount: '0.04' },
    zero: { count: 1, amount: '0.00' },
    ...{ restated: none, unchanged: none, vanished: none },
  });
});

test.each([
  ['of another month', [usageLine({ usageMonth: '2026-09' })]],
  ['that name a company twice', [usageLine(), usageLine()]],
])('throws KeepnetConfigurationError for usage lines %s', (_name, lines) => {
  expect(() => priceUsage(usageOf(lines), { priceBook })).toThrow('each company once');
});

test.each([
  [{ holdBack: 'unmapped' }, 'holdBack must be a list of unmapped, jump'],
  [{ holdBack: ['unmapped', 'typo'] }, 'holdBack[1] must be one of unmapped, jump'],
  [{ thresholds: 5 }, 'thresholds must be { jumpUsers, jumpPercent }'],
  [{ thresholds: { jump: 5 } }, 'thresholds must be { jumpUsers, jumpPercent }'],
  [{ thresholds: { jumpUsers: 0 } }, 'thresholds.jumpUsers must be at least 1'],
  [{ thresholds: { jumpPercent: -1 } }, 'thresholds.jumpPercent must not be negative'],
])('throws KeepnetConfigurationError for %j', (options, message) => {
  expect(() => lineOf(options as never)).toThrow(message);
});
