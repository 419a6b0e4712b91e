import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { priceBookSchema } from '../../build/price-book-schema';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { checkPriceBook } from './price-book';

const DECIMAL = 'must be a number of 0 or more in quotes, with a point: "1.50"';
const tier = (upTo: unknown, unitPrice: unknown = '1.00') => ({ upTo, unitPrice });
const book = (price: unknown, currency: unknown = 'EUR') => ({ currency, prices: [price] });
const tiered = (...tiers: unknown[]) => book({ tiers, tierMode: 'graduated' });

const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(priceBookSchema());

function faultsOf(value: unknown): string {
  try {
    checkPriceBook(value);
    return '';
  } catch (error) {
    if (KeepnetConfigurationError.isInstance(error)) return error.message;
    throw error;
  }
}

const GOOD: readonly (readonly [string, unknown])[] = [
  ['one price for everybody', book({ unitPrice: '1.50' })],
  ['a price of nothing', book({ unitPrice: '0' })],
  ['a match without fields', book({ match: {}, unitPrice: '1' })],
  ['tiers', tiered(tier(100, '1.50'), tier(500, '1.20'), tier(null, '0.995'))],
  ['one tier', book({ tiers: [tier(null)], tierMode: 'volume' })],
  [
    'everything',
    book({
      match: { companyId: 'c', tag: 'gold', resellerName: 'N', licenseTypeName: 'E', industryName: 'F' },
      basis: 'committedOrMonthlyUsers',
      unitPrice: '123456789012345678901234567890.123456789012',
      ...{ includedUsers: 10, minimumUsers: 25, minimumAmount: '50' },
      ...{ itemCode: 'SAT-01', accountCode: '200', taxCode: 'OUTPUT', description: 'Security awareness' },
    }),
  ],
];

test.each(GOOD)('takes %s, and so does the JSON Schema', (_name, value) => {
  expect(checkPriceBook(value)).toBe(value);
  expect([validate(value), validate.errors]).toEqual([true, null]);
});

/** Faults that the JSON Schema sees as well. */
const BAD: readonly (readonly [unknown, string])[] = [
  [undefined, 'priceBook must be { currency, prices }'],
  [[], 'priceBook must be { currency, prices }'],
  [{ currency: 'EUR' }, 'priceBook.prices must be a list of prices'],
  [{ currency: 'EUR', prices: [] }, 'priceBook.prices must have at least one price'],
  [book({ unitPrice: '1' }, 'EURO'), 'priceBook.currency must be a currency code of ISO 4217, such as "EUR"'],
  [book({ unitPrice: '1' }, 'eur'), 'priceBook.currency must be'],
  [book({ unitPrice: '1' }, 'XAU'), 'priceBook.currency must be'],
  [{ ...book({ unitPrice: '1' }), vat: 19 }, 'priceBook must not have "vat"; it may have currency, prices'],
  [book({ unitPrice: 1.5 }), `priceBook.prices[0].unitPrice ${DECIMAL}`],
  [tiered(tier(null, 2), tier(null, 3)), `tiers[0].unitPrice ${DECIMAL}; priceBook.prices[0].tiers[1].unitPrice`],
  ...['1,50', '-1', '+1', '1.', '.5', '1e3', ' 1', '1 ', '', '01', '1.0000000000001', '١'].map(
    (unitPrice) => [book({ unitPrice }), `priceBook.prices[0].unitPrice ${DECIMAL}`] as const,
  ),
  [book({ unitPrice: '1', minimumAmount: '-50' }), `priceBook.prices[0].minimumAmount ${DECIMAL}`],
  [book({}), 'priceBook.prices[0] must have either unitPrice or tiers'],
  [book({ price: '1' }), 'priceBook.prices[0] must not have "price"; it may have match, basis, unitPrice, tiers'],
  [book({ unitPrice: '1', tiers: [tier(null)], tierMode: 'volume' }), 'unitPrice or tiers, not both'],
  [book({ unitPrice: '1', tierMode: 'volume' }), 'priceBook.prices[0].tierMode must be left out without tiers'],
  [book({ tiers: [tier(null)] }), 'priceBook.prices[0].tierMode must be graduated or volume when there are tiers'],
  [book({ tiers: [tier(null)], tierMode: 'both' }), 'priceBook.prices[0].tierMode must be graduated or volume'],
  [book({ tiers: [], tierMode: 'volume' }), 'priceBook.prices[0].tiers must have at least one tier'],
  [tiered(tier(0), tier(null)), 'priceBook.prices[0].tiers[0].upTo must be a whole number of 1 or more'],
  [tiered(tier('5'), tier(null)), 'priceBook.prices[0].tiers[0].upTo must be a whole number of 1 or more'],
  [tiered({ unitPrice: '1' }), 'priceBook.prices[0].tiers[0].upTo must be a whole number of 1 or more'],
  [book({ unitPrice: '1', basis: 'users' }), 'priceBook.prices[0].basis must be one of monthlyUsers, committed'],
  [book({ unitPrice: '1', includedUsers: 1.5 }), 'priceBook.prices[0].includedUsers must be a whole number'],
  [book({ unitPrice: '1', minimumUsers: -1 }), 'priceBook.prices[0].minimumUsers must not be negative'],
  [book({ unitPrice: '1', itemCode: '' }), 'priceBook.prices[0].itemCode must not be empty'],
  [book({ unitPrice: '1', taxCode: 'x'.repeat(501) }), 'priceBook.prices[0].taxCode must have 500 characters at most'],
  [book({ unitPrice: '1', match: { tag: ' ' } }), 'priceBook.prices[0].match.tag must not be empty'],
  [book({ unitPrice: '1', match: { name: 'x' } }), 'priceBook.prices[0].match must not have "name"; it may have comp'],
];

describe('says where the fault is, and what must be there', () => {
  test.each(BAD)('%j', (value, fault) => {
    expect(faultsOf(value)).toMatch(/^No result: the price book cannot be used\. Correct this: /);
    expect(faultsOf(value)).toContain(fault);
    expect(validate(value)).toBe(false);
  });

  test.each([
    [tiered(tier(10)), 'tiers[0].upTo must be null: the last tier has no end'],
    [tiered(tier(null), tier(null)), 'tiers[0].upTo must be a number: only the last tier has no end'],
    [tiered(tier(10), tier(10), tier(null)), 'tiers[1].upTo must be larger than 10, where the tier before it ends'],
    [tiered(tier(10), tier(9), tier(null)), 'tiers[1].upTo must be larger than 10'],
    // A field that lost its value is not one that was left out: it would be everybody's price.
    [book({ unitPrice: '1', match: { companyId: undefined } }), 'match.companyId must be a text'],
    [book({ unitPrice: '1', match: undefined }), 'match must be { companyId, tag,'],
  ])('%j', (value, fault) => {
    expect(faultsOf(value)).toContain(`priceBook.prices[0].${fault}`);
  });
});
