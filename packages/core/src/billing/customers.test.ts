import { expect, test } from 'vitest';
import { checkCustomers } from './customers';

const company = (tags: string[] = [], companyId = 'c-1') => ({ companyId, tags });
const refOf = (customers: unknown, prefix: unknown, tags: string[] = []): string | null | undefined => {
  const found = checkCustomers(customers, prefix)?.(company(tags));
  return found && (found.isAmbiguous ? 'ambiguous' : found.ref);
};
const listed = (...refs: unknown[]) => refs.map((customerRef) => ({ companyId: 'c-1', customerRef }));

test.each([
  ['nothing at all is no mapping', undefined, undefined, [], undefined],
  ['an empty list is one', [], undefined, [], null],
  ['the list', listed('C-1042'), undefined, [], 'C-1042'],
  ['a row of another company', [{ companyId: 'c-2', customerRef: 'C' }], undefined, [], null],
  ['spaces around both', [{ companyId: ' c-1 ', customerRef: ' C-1042 ' }], undefined, [], 'C-1042'],
  ['a number from a sheet', listed(1042), undefined, [], '1042'],
  ['an empty cell', listed('', null, undefined), undefined, [], null],
  ['the same reference twice', listed('C-1042', 'C-1042'), undefined, [], 'C-1042'],
  ['two references', listed('C-1042', 'C-1043'), undefined, [], 'ambiguous'],
  ['other fields of a row', [{ companyId: 'c-1', customerRef: 'C', row: 7 }], undefined, [], 'C'],
  ['a tag', undefined, 'bill:', ['premium', ' bill: C-1042 '], 'C-1042'],
  ['a tag in another case', undefined, ' bill: ', ['BILL: c-1042'], 'c-1042'],
  ['a prefix in decomposed letters', undefined, 'cle\u0301', ['cl\u00e91042'], '1042'],
  ['a tag that is the prefix alone', undefined, 'bill:', ['bill:'], null],
  ['two tags', undefined, 'bill:', ['bill:a', 'bill:b'], 'ambiguous'],
  ['a list and a tag that agree', listed('C-1042'), 'bill:', ['bill:C-1042'], 'C-1042'],
  ['a list and a tag that differ', listed('C-1042'), 'bill:', ['bill:C-1043'], 'ambiguous'],
  ['a tag where the list has nothing', listed(null), 'bill:', ['bill:C-1042'], 'C-1042'],
])('%s', (_name, customers, prefix, tags, expected) => {
  expect(refOf(customers, prefix, tags)).toBe(expected);
});

test.each([
  [null, undefined, 'customers must be a list of { companyId, customerRef }'],
  [[{ customerRef: 'C' }], undefined, 'customers[0].companyId must be the ID of a company'],
  [[{ companyId: '' }], undefined, 'customers[0].companyId must be the ID of a company'],
  [[{ companyId: 'a' }, 5], undefined, 'customers[1] must be { companyId, customerRef }'],
  [[{ companyId: 'a', customerRef: {} }], undefined, 'customers[0].customerRef must be a text'],
  [undefined, '', 'customerTagPrefix must be the beginning of a tag, such as "bill:"'],
  [undefined, 5, 'customerTagPrefix must be the beginning of a tag, such as "bill:"'],
])('throws KeepnetConfigurationError for %j and %j', (customers, prefix, message) => {
  expect(() => checkCustomers(customers, prefix)).toThrow(message);
});
