import { expect, test } from 'vitest';
import { wireCompany } from '../testing';
import { type CompanyFilter, compileFilters, type CompanyOrder, sortCompanies } from './filter-companies';
import { createCompanyReader } from './parse-company';

const companies = [
  wireCompany({
    ...{ companyResourceId: 'A', companyName: 'Acme', resellerName: 'North', tags: ['Gold', 'EU'] },
    ...{ numberOfUsers: '100', targetUserCount: 120, inactiveTargetUserCount: 3, deletedTargetUserCount: 4 },
    ...{ monthlyActiveUserCount: 90, licenseEndDate: '2026-11-20T00:00:00', licenceExpired: true },
    createTime: '2026-01-10T08:30:00Z',
  }),
  wireCompany({
    ...{ companyResourceId: 'B', companyName: 'Beta acme', resellerName: null, industryName: null },
    ...{ licenseTypeName: null, isNumberOfUsersLimited: false, targetUserCount: 20, monthlyActiveUserCount: 5 },
    ...{ licenseEndDate: null, createTime: '2026-01-10T23:30:00Z', tags: null },
  }),
  wireCompany({
    ...{ companyResourceId: 'C', companyName: null, resellerName: 'South', tags: ['gold'], numberOfUsers: '20' },
    ...{ targetUserCount: 20, monthlyActiveUserCount: 0, licenseEndDate: '2026-11-20T22:00:00Z' },
    createTime: '2026-01-11T00:00:01Z',
  }),
];
const reader = createCompanyReader({ dateFormat: 'auto' }, '2026-11');
const domain = companies.map((row) => reader.read({ ...row }));

const idsOf = (rows: readonly { companyId: string }[]): string => rows.map(({ companyId }) => companyId).join('');

const f = (field: string, operator: string, value: unknown): CompanyFilter =>
  ({ field, operator, value }) as unknown as CompanyFilter;

test.each([
  [f('companyId', '=', 'a'), 'A'],
  [f('companyName', '=', 'ACME'), 'A'],
  [f('companyName', '!=', 'ACME'), 'BC'],
  [f('usageMonth', '=', '2026-11'), 'ABC'],
  [f('companyName', 'contains', 'Acme'), 'AB'],
  [f('companyName', 'Contains', 'acme'), 'AB'],
  [f('companyName', '=', null), 'C'],
  [f('companyName', '!=', null), 'AB'],
  [f('companyName', 'include', 'acme, other'), 'A'],
  [f('companyName', 'include', ['acme', 'BETA ACME']), 'AB'],
  [f('resellerName', 'contains', 'th'), 'AC'],
  [f('industryName', '=', 'finance'), 'AC'],
  [f('licenseTypeName', 'include', ['enterprise']), 'AC'],
  [f('licenseLimit', '=', 100), 'A'],
  [f('licenseLimit', '=', null), 'B'],
  [f('licenseLimit', '<=', '100'), 'AC'],
  [f('targetUsers', '=', 20), 'BC'],
  [f('targetUsers', '!=', 20), 'A'],
  [f('targetUsers', '>', 20), 'A'],
  [f('targetUsers', '>=', ' 20 '), 'ABC'],
  [f('targetUsers', '<', 120), 'BC'],
  [f('targetUsers', '<=', 20), 'BC'],
  [f('targetUsers', 'include', ['20', '21']), 'BC'],
  [f('inactiveUsers', '>', 0), 'A'],
  [f('deletedUsers', '=', 4), 'A'],
  [f('monthlyUsers', '<', 90), 'BC'],
  [f('licenseExpired', '=', true), 'A'],
  [f('licenseExpired', '!=', 'true'), 'BC'],
  [f('renewalDate', '=', '2026-11-20'), 'AC'],
  [f('renewalDate', '!=', '2026-11-20'), 'B'],
  [f('renewalDate', '>', '2026-11-19'), 'AC'],
  [f('renewalDate', '>', '2026-11-20'), ''],
  [f('renewalDate', '<', '2026-11-21'), 'AC'],
  [f('renewalDate', '>', '2026-11-20T21:00:00'), 'C'],
  [f('renewalDate', '>=', '2026-11-20T23:00:00+01:00'), 'C'],
  [f('renewalDate', '<=', '2026-11-20T00:00:00Z'), 'A'],
  [f('renewalDate', 'contains', '2026-11'), 'AC'],
  [f('renewalDate', '=', null), 'B'],
  [f('createdAt', '>=', '2026-01-11'), 'C'],
  [f('createdAt', '<', '2026-01-10T23:30:00Z'), 'A'],
  [f('tags', '=', 'GOLD'), 'AC'],
  [f('tags', '!=', 'eu'), 'BC'],
  [f('tags', 'contains', 'ol'), 'AC'],
  [f('tags', 'include', 'eu,silver'), 'A'],
  [f('tags', '=', null), 'B'],
])('%j matches %j', (filter, expected) => {
  expect(idsOf(domain.filter(compileFilters([filter])))).toBe(expected);
});

test.each([
  [' acm ', 'AB'],
  ['a cme', ''],
  ['  ', 'ABC'],
])('finds part of a name, the spaces around it aside: %j', (text, expected) => {
  expect(idsOf(domain.filter(compileFilters([], text)))).toBe(expected);
});

test.each<[CompanyOrder, string, string]>([
  ['createdAt', 'ABC', 'CBA'],
  ['companyName', 'ABC', 'BAC'],
  ['targetUsers', 'BCA', 'ABC'],
  ['renewalDate', 'ACB', 'CAB'],
])('sorts by %s: %s, and descending %s, those without a value last, ties by ID', (orderBy, up, down) => {
  for (const given of [domain, domain.toReversed()]) {
    expect(idsOf(sortCompanies(given, orderBy, true))).toBe(up);
    expect(idsOf(sortCompanies(given, orderBy, false))).toBe(down);
  }
});

test('sorts names without regard to letter case', () => {
  const [company = expect.fail('no company')] = domain;
  const named = ['b', 'A', 'a', 'B'].map((companyName, index) => ({ ...company, companyName, companyId: `${index}` }));
  expect(idsOf(sortCompanies(named, 'companyName', true))).toBe('1203');
});
