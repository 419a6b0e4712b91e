import { expect, test } from 'vitest';
import type { CompanyFilter } from './company-filter';
import { toServerFilter } from './to-server-filter';

const item = (FieldName: string, Operator: string, Value: string) => ({ FieldName, Operator, Value });
const from = (name: string) => item(name, '>=', '2026-11-18T00:00:00');
const to = (name: string) => item(name, '<=', '2026-11-22T00:00:00');

test.each<[CompanyFilter['field'], CompanyFilter['operator'], CompanyFilter['value'], unknown[]]>([
  ['companyName', '=', 'Acme', [item('CompanyName', '=', 'Acme')]],
  ['companyName', 'contains', 'Ac', [item('CompanyName', 'Contains', 'Ac')]],
  ['resellerName', '=', 'North', [item('ResellerName', '=', 'North')]],
  ['tags', 'contains', 'go', [item('Tags', 'Contains', 'go')]],
  ['tags', '=', 'gold', [item('Tags', '=', 'gold')]],
  ['companyName', 'contains', 'istanbul', [item('CompanyName', 'Contains', 'stanbul')]],
  ['companyName', '=', 'Café Süd Ltd', [item('CompanyName', 'Contains', 'd Ltd')]],
  ['companyName', 'contains', 'Cafe\u0301', [item('CompanyName', 'Contains', 'Caf')]],
  ['tags', '=', 'izmir', [item('Tags', 'Contains', 'zm')]],
  ['resellerName', '=', 'Iİı', []],
  ['targetUsers', '!=', 20, [item('TargetUserCount', '!=', '20')]],
  ['targetUsers', '<=', ' 020 ', [item('TargetUserCount', '<=', '20')]],
])('returns the condition in the words of the API for %s %s %j', (field, operator, value, expected) => {
  expect(toServerFilter({ field, operator, value })).toEqual(expected);
});

test.each<[CompanyFilter['operator'], CompanyFilter['value'], unknown[]]>([
  ['=', '2026-11-20', [from('LicenseEndDate'), to('LicenseEndDate')]],
  ['>', '2026-11-20', [from('LicenseEndDate')]],
  ['>=', '2026-11-20T12:00:00+03:00', [from('LicenseEndDate')]],
  ['<', '2026-11-20', [to('LicenseEndDate')]],
  ['<=', '2026-11-20', [to('LicenseEndDate')]],
  ['!=', '2026-11-20', []],
])('returns days with room on either side for renewalDate %s %j', (operator, value, expected) => {
  expect(toServerFilter({ field: 'renewalDate', operator, value })).toEqual(expected);
});

test('returns the day of creation under its own name', () => {
  const filter = { field: 'createdAt', operator: '=', value: '2026-11-20' } as const;
  expect(toServerFilter(filter)).toEqual([from('CreateTime'), to('CreateTime')]);
});

test.each<[CompanyFilter['field'], CompanyFilter['operator'], CompanyFilter['value']]>([
  // A database drops the companies without a value.
  ['companyName', '!=', 'Acme'],
  ['companyName', '>', 'Acme'],
  ['companyName', '=', ''],
  ['companyName', '=', null],
  ['renewalDate', '=', null],
  ['tags', 'include', ['gold']],
  ['monthlyUsers', '=', 3],
])('returns nothing for what the API cannot do: %s %s %j', (field, operator, value) => {
  expect(toServerFilter({ field, operator, value })).toEqual([]);
});
