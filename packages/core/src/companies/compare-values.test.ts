import { expect, test } from 'vitest';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import type { CompanyFilter } from './company-filter';
import { compileFilter } from './compile-filter';

const ANYTHING = 'a text, a number, true, false or null';

test.each([
  ['companyName', '>', null, 'a value'],
  ['companyName', 'contains', null, 'a value'],
  ['companyName', 'include', [1], 'a list of texts'],
  ['companyName', 'include', { a: 1 }, 'a list of texts'],
  ['companyName', '=', ['a'], ANYTHING],
  ['companyName', '=', undefined, ANYTHING],
  ['targetUsers', '>', Number.NaN, ANYTHING],
  ['targetUsers', '=', 'many', 'a number'],
  ['targetUsers', '=', ' ', 'a number'],
  ['targetUsers', '=', true, 'a number'],
  ['renewalDate', '>', 'yesterday', 'a date such as 2026-11-20'],
  ['renewalDate', '>', '2026-11', 'a date such as 2026-11-20'],
  ['renewalDate', '>', 'x2026-11-20T10:00', 'a date such as 2026-11-20'],
  ['createdAt', '=', '2026', 'a date such as 2026-11-20'],
  ['licenseExpired', '=', 'yes', 'to be (un)equal to true or false'],
  ['licenseExpired', '>', true, 'to be (un)equal to true or false'],
])(
  'throws KeepnetConfigurationError that says what a filter on %s %s %j needs: %s',
  (field, operator, value, needed) => {
    const filter = { field, operator, value } as unknown as CompanyFilter;
    expect(() => compileFilter([filter])).toThrow(
      new KeepnetConfigurationError(`The filter on ${field} needs ${needed}.`),
    );
  },
);

test.each([
  [null, 'A filter is an object with field, operator and value.'],
  ['targetUsers > 5', 'A filter is an object with field, operator and value.'],
  [
    { field: 'size', operator: '=', value: 1 },
    'Companies cannot be filtered by "size". Use one of: companyId, companyName, resellerName, industryName, ' +
      'licenseTypeName, licenseLimit, targetUsers, inactiveUsers, deletedUsers, monthlyUsers, renewalDate, ' +
      'licenseExpired, createdAt, tags.',
  ],
  [
    { field: 'companyName', operator: 'like', value: 'a' },
    'The filter on companyName has no usable operator. Use one of: =, !=, >, >=, <, <=, contains, include.',
  ],
])('throws KeepnetConfigurationError that says what to write instead of %j', (filter, words) => {
  expect(() => compileFilter([filter as unknown as CompanyFilter])).toThrow(new KeepnetConfigurationError(words));
});
