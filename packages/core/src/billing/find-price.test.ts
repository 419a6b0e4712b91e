import { expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import { createPriceFinder } from './find-price';
import type { Price } from './price-book';

const names = { resellerName: 'North  East', licenseTypeName: 'İleri', industryName: 'Finance' };
const company = usageLine({ companyId: 'c-1', tags: ['Gold', 'bill:C-1'], ...names });

const fits = (match: Price['match'], line = company): boolean =>
  createPriceFinder([{ ...(match && { match }) }])(line) !== undefined;

test.each([
  [undefined, true],
  [{}, true],
  [{ companyId: 'c-1' }, true],
  [{ companyId: ' c-1 ' }, true],
  [{ companyId: 'C-1' }, false],
  [{ companyId: 'c' }, false],
  [{ tag: 'gold' }, true],
  [{ tag: 'gol' }, false],
  [{ tag: 'BILL:c-1' }, true],
  [{ resellerName: 'north east' }, true],
  [{ resellerName: 'north' }, false],
  [{ licenseTypeName: 'ileri' }, true],
  [{ industryName: 'finance' }, true],
  [{ industryName: 'Retail' }, false],
  [{ tag: 'gold', resellerName: 'NORTH EAST', companyId: 'c-1' }, true],
  [{ tag: 'gold', resellerName: 'South', companyId: 'c-1' }, false],
  [{ tag: 'silver', companyId: 'c-1' }, false],
])('%j fits: %s', (match, expected) => {
  expect(fits(match)).toBe(expected);
});

test('takes the first price that fits, in the order written', () => {
  const order = (...prices: Price[]) => createPriceFinder(prices)(company)?.unitPrice;
  const own: Price = { match: { companyId: 'c-1' }, unitPrice: 'own' };
  const gold: Price = { match: { tag: 'gold' }, unitPrice: 'gold' };
  const other: Price = { match: { companyId: 'c-2' }, unitPrice: 'other' };
  const all: Price = { unitPrice: 'all' };
  expect(order(own, gold, all)).toBe('own');
  expect(order(gold, own, all)).toBe('gold');
  expect(order(all, own, gold)).toBe('all');
  expect(order(other, all, own)).toBe('all');
  expect(order({ ...own, match: { companyId: 'c-1', tag: 'silver' } }, own, all)).toBe('own');
  expect(order(other)).toBeUndefined();
});
