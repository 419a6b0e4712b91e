import { expect, test } from 'vitest';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { wireCompany } from '../testing';
import { compareValues } from './compare-values';
import { type CompanyFilter, compileFilters } from './filter-companies';
import { createCompanyReader } from './parse-company';

const company = createCompanyReader({ dateFormat: 'auto' }, '2026-11').read({
  ...wireCompany({ companyName: 'Acme', targetUserCount: 20, licenseEndDate: '2026-11-20T22:00:00Z' }),
});

test.each([
  ['companyName', 'include', 'other, acme ,x', true],
  ['companyName', 'include', 'other,ac me', false],
  ['targetUsers', 'include', 20, true],
  ['targetUsers', 'include', 2, false],
  ['licenseExpired', '=', false, true],
  ['licenseExpired', '=', 'True', false],
  ['licenseExpired', 'include', 'true, FALSE', true],
  ['renewalDate', '=', '2026-11-20T23:00:00+0100', true],
  ['renewalDate', '=', '2026-11-20T22:00:00+0100', false],
] as const)('tells whether %s %s %j: %j', (field, operator, value, expected) => {
  expect(compileFilters([{ field, operator, value }])(company)).toBe(expected);
});

test.each([
  ['BİLİŞİM A.Ş.', 'bilişim'],
  ['İstanbul', 'ISTANBUL'],
  ['ISPARTA', 'ısparta'],
  ['ΣΥΣΤΗΜΑ', 'ΣΥΣ'],
  ['Café', 'CAFE\u0301'],
])('takes %s for %s, whose letters only differ in case', (companyName, value) => {
  const named = { ...company, companyName };
  for (const operator of ['contains', '=', 'include'] as const) {
    const expected = operator === 'contains' || companyName.length === value.normalize('NFC').length;
    expect(compileFilters([{ field: 'companyName', operator, value }])(named)).toBe(expected);
  }
  expect(compileFilters([{ field: 'companyName', operator: 'contains', value: 'x' }])(named)).toBe(false);
});

const ANYTHING = 'a text, a number, true, false or null';

test.each([
  ['companyName', '>', null, 'a value'],
  ['companyName', 'contains', null, 'a value'],
  ['companyName', 'include', [1], 'a list of texts'],
  ['companyName', 'include', ['a', 1], 'a list of texts'],
  ['companyName', 'include', { a: 1 }, 'a list of texts'],
  ['companyName', '=', ['a'], ANYTHING],
  ['companyName', '=', {}, ANYTHING],
  ['companyName', '=', undefined, ANYTHING],
  ['companyName', '>', 'a', 'one of the operators =, !=, contains and include'],
  ['tags', '<', 'a', 'one of the operators =, !=, contains and include'],
  ['targetUsers', '>', Number.NaN, ANYTHING],
  ['targetUsers', '=', 'many', 'a number'],
  ['targetUsers', '=', ' ', 'a number'],
  ['targetUsers', '=', true, 'a number'],
  ['targetUsers', 'include', '1,x', 'a number'],
  ['renewalDate', '>', 'yesterday', 'a date such as 2026-11-20'],
  ['renewalDate', '>', '2026-11', 'a date such as 2026-11-20'],
  ['renewalDate', '<', '2026-02-30', 'a date such as 2026-11-20'],
  ['renewalDate', '<', new Date(0), ANYTHING],
  ['renewalDate', '>', '+012026-11-20T10:00Z', 'a date such as 2026-11-20'],
  ['createdAt', '=', '2026', 'a date such as 2026-11-20'],
  ['licenseExpired', '=', 'yes', 'to be (un)equal to true or false'],
  ['licenseExpired', '>', true, 'to be (un)equal to true or false'],
  ['licenseExpired', 'contains', 'tr', 'to be (un)equal to true or false'],
])('throws KeepnetConfigurationError for a filter on %s %s %j: it needs %s', (field, operator, value, needed) => {
  const error = new KeepnetConfigurationError(`The filter on ${field} needs ${needed}.`);
  expect(() => compileFilters([{ field, operator, value } as unknown as CompanyFilter])).toThrow(error);
});

const OPERATORS = '=, !=, >, >=, <, <=, contains, include';
const FIELDS =
  'companyId, companyName, resellerName, industryName, licenseTypeName, licenseLimit, targetUsers, inactiveUsers, ' +
  'deletedUsers, monthlyUsers, usageMonth, renewalDate, licenseExpired, createdAt, tags';

test.each([
  [null, 'A filter is an object with field, operator and value.'],
  ['targetUsers > 5', 'A filter is an object with field, operator and value.'],
  [{ field: 'size', operator: '=' }, `Companies cannot be filtered by "size". Use one of: ${FIELDS}.`],
  [{ field: 'toString', operator: '=' }, `Companies cannot be filtered by "toString". Use one of: ${FIELDS}.`],
  [{ field: 'tags', operator: 'like' }, `The filter on tags has no usable operator. Use one of: ${OPERATORS}.`],
])('throws KeepnetConfigurationError that says what to write instead of %j', (filter, words) => {
  expect(() => compileFilters([filter as unknown as CompanyFilter])).toThrow(new KeepnetConfigurationError(words));
});

test('takes a long list of values as one text, of which none is too long', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `company-number-${index}`);
  const isChosen = compareValues('companyId', 'include', ids.join(','));
  expect([isChosen('company-number-99'), isChosen('company-number-100')]).toEqual([true, false]);
  expect(() => compareValues('companyId', 'include', `a,${'x'.repeat(1001)}`)).toThrow('1000 characters');
});
