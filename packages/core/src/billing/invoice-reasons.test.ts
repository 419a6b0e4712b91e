import { describe, expect, test } from 'vitest';
import { billed, lineOf, priceBook } from '../../test/support/invoice-lines';
import { usageLine, usageOf } from '../../test/support/usage-lines';
import type { InvoiceRules } from './invoice-options';
import { priceUsage } from './price-usage';
import type { UsageLine } from './usage-line';

describe('reasons', () => {
  const limit = { currency: 'EUR', prices: [{ basis: 'licenseLimit' as const, unitPrice: '1' }] };
  const nobody = { currency: 'EUR', prices: [{ match: { companyId: 'x' }, unitPrice: '1' }] };
  const customers = [{ companyId: 'c-1', customerRef: 'C-1' }];
  const twoRefs = [...customers, { companyId: 'c-1', customerRef: 'C-2' }];
  const cases: readonly (readonly [string, string, Partial<InvoiceRules>, Partial<UsageLine>])[] = [
    ['noPrice', 'review', { priceBook: nobody }, {}],
    ['noLimit', 'review', { priceBook: limit }, { licenseLimit: null }],
    ['ambiguousCustomer', 'review', { customers: twoRefs }, {}],
    ['unmapped', 'review', { customers: [] }, {}],
    ['unmapped', 'review', { customerTagPrefix: 'bill:' }, {}],
    ['unmapped', 'ready', { customers: [], holdBack: [] }, {}],
    ['overLimit', 'ready', {}, { targetUsers: 101 }],
    ['overLimit', 'review', { holdBack: ['overLimit'] }, { targetUsers: 101 }],
    ['expiredInUse', 'ready', {}, { renewalDate: '2026-11-19T00:00:00Z' }],
    ['renamed', 'restated', { previousLines: [billed(90, { companyName: 'Old' })] }, {}],
    ['renamed', 'review', { previousLines: [billed(90, { companyName: 'Old' })], holdBack: ['renamed'] }, {}],
    ['remapped', 'unchanged', { customers, previousLines: [billed(100, { customerRef: 'C-0' })] }, {}],
    ['remapped', 'restated', { previousLines: [billed(90, { itemCode: 'OLD' })] }, {}],
    ['repriced', 'restated', { previousLines: [billed(90, { amount: '90.00' })] }, {}],
    ['repriced', 'unchanged', { previousLines: [billed(100, { quantity: 90 })] }, {}],
    ['repriced', 'unchanged', { priceBook: limit, previousLines: [billed(100, { amount: '90.00' })] }, {}],
    ['limitChanged', 'unchanged', { priceBook: limit, previousLines: [billed(100, { quantity: 50 })] }, {}],
  ];
  test.each(cases)('%s: %s', (reason, status, options, company) => {
    expect(lineOf(options, company)).toMatchObject({ reasons: [reason], status });
  });

  const same = { customerRef: 'C-1', itemCode: 'SAT' };
  const none: readonly (readonly [string, Partial<InvoiceRules>, Partial<UsageLine>])[] = [
    ['no mapping', {}, {}],
    ['a license that ends today', {}, { renewalDate: '2026-11-20T00:00:00Z' }],
    ['an expired one without users', {}, { renewalDate: '2026-11-19T00:00:00Z', monthlyUsers: 0 }],
    ['an unlimited company', {}, { licenseLimit: null, targetUsers: 5000 }],
    ['the same name in other spaces', { previousLines: [billed(90, { companyName: 'Customer  c-1 ' })] }, {}],
    ['a line billed without reference and code', { customers, previousLines: [billed(90)] }, {}],
    ['the same reference and code', { customers, previousLines: [billed(90, same)] }, {}],
    ['as many licenses as were billed', { priceBook: limit, previousLines: [billed(100, { amount: '100.00' })] }, {}],
  ];
  test.each(none)('none for %s', (_name, options, company) => {
    expect(lineOf(options, company).reasons).toEqual([]);
  });

  test('monthOpen until the month is over everywhere on earth, and always held back', () => {
    const open = lineOf({ holdBack: [] }, {}, '2026-11-01T11:59:59.999Z');
    expect(open).toMatchObject({ status: 'review', reasons: ['monthOpen'], amount: '150.00' });
    expect(lineOf({}, {}, '2026-11-01T12:00:00.000Z').status).toBe('ready');
  });

  test('several at once: a changed reference beside a missing price, but not beside a missing reference', () => {
    const previousLines = [billed(90, { customerRef: 'C-0', companyName: 'Old' })];
    expect(lineOf({ priceBook: nobody, customers, previousLines }).reasons).toEqual(['noPrice', 'renamed', 'remapped']);
    expect(lineOf({ customers, previousLines }).reasons).toEqual(['renamed', 'remapped']);
    expect(lineOf({ customers: [], previousLines }).reasons).toEqual(['unmapped', 'renamed']);
  });

  test.each([
    ['not billed before', 'review', []],
    ['other users billed before', 'review', [billed(90)]],
    ['the same users billed before', 'unchanged', [billed(100)]],
  ])('a line that cannot be priced has no amount, %s: %s', (_, status, previousLines) => {
    for (const book of [nobody, limit]) {
      const line = lineOf({ priceBook: book, previousLines }, { licenseLimit: null });
      expect(line).toMatchObject({ status, quantity: null, unitPrice: null, amount: null, documentType: 'invoice' });
    }
  });
});

describe('against the month before', () => {
  const against = (before: number | null, now: number, thresholds: InvoiceRules['thresholds'] = {}) => {
    const lines = before === null ? [] : [usageLine({ usageMonth: '2026-09', monthlyUsers: before })];
    const { reasons, status } = lineOf({ thresholds, monthBefore: { lines } }, { monthlyUsers: now });
    return [...reasons, status].join(' ');
  };

  test.each([
    [100, 120, {}, 'jump review'],
    [100, 119, {}, 'ready'],
    [100, 80, {}, 'jump review'],
    [40, 49, {}, 'ready'],
    [40, 50, {}, 'jump review'],
    [0, 500, {}, 'joined ready'],
    [null, 500, {}, 'joined ready'],
    [null, 0, {}, 'zero'],
    [5, 0, {}, 'left review'],
    [0, 0, {}, 'zero'],
    [100, 101, { jumpUsers: 1, jumpPercent: 1 }, 'jump review'],
    [100, 199, { jumpUsers: 100 }, 'ready'],
    [100, 199, { jumpPercent: 100 }, 'ready'],
    [3, 4, { jumpUsers: 1, jumpPercent: 33.4 }, 'ready'],
  ])('%s and %i users with %j: %s', (before, now, thresholds, expected) => {
    expect(against(before, now, thresholds)).toBe(expected);
  });

  test('nothing is looked at without thresholds, and in the first month of Keepnet', () => {
    const monthBefore = { lines: [usageLine({ monthlyUsers: 0 })] };
    expect(lineOf({ monthBefore }).reasons).toEqual([]);
    const first = usageOf([usageLine({ usageMonth: '2025-12' })], '2025-12');
    expect(priceUsage(first, { priceBook, thresholds: {}, monthBefore }).lines[0]?.reasons).toEqual([]);
  });

  test('throws KeepnetConfigurationError when it is not given', () => {
    expect(() => lineOf({ thresholds: {} })).toThrow('Give the usage of the month before as "monthBefore".');
  });
});
