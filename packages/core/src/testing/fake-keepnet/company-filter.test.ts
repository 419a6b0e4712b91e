import { expect, test } from 'vitest';

import { wireCompany } from '../company-builder';

import { checkFilter, passesFilter } from './company-filter';
import { InputError } from './input-error';
import type { FilterItem } from './search-body';

const rows = [
  wireCompany({ companyName: 'Acme', licenseEndDate: '2026-12-01T00:00:00', industryResourceId: null }),
  wireCompany({ companyName: 'Beta', licenseEndDate: null, targetUserCount: 200, tags: ['Gold'] }),
  wireCompany({ companyName: 'Ceta', licenseEndDate: '2026/11/01 00:00', licenceExpired: true, numberOfUsers: null }),
];
const item = (fieldname: string, operator: string, value: string): FilterItem => ({ fieldname, operator, value });
const group = (condition: string, ...filteritems: FilterItem[]) => ({ condition, filteritems });
const passing = (filter: Parameters<typeof passesFilter>[1]) => {
  return rows.filter((row) => passesFilter(row, filter)).map((row) => row.companyName);
};

test.each([
  [item('CompanyName', 'Contains', 'ETA'), ['Beta', 'Ceta']],
  [item('companyname', '=', 'beta'), ['Beta']],
  [item('CompanyName', '!=', 'beta'), ['Acme', 'Ceta']],
  [item('NumberOfUsers', '=', '100'), ['Acme', 'Beta']],
  [item('LicenseEndDate', '>=', '2026-11-01'), ['Acme', 'Ceta']],
  [item('LicenseEndDate', '>', '2026/11/01 00:00'), ['Acme']],
  [item('LicenseEndDate', '<', '2026-11-22T00:00:00'), ['Ceta']],
  [item('LicenseEndDate', '=', '2026-12-01T03:00:00+03:00'), ['Acme']],
  [item('TargetUserCount', '<=', '50'), ['Acme', 'Ceta']],
  [item('TargetUserCount', '!=', '50'), ['Beta']],
  [item('Tags', 'Contains', 'gol'), ['Beta']],
  [item('Tags', '=', 'gol'), []],
  [item('IndustryResourceId', 'Include', 'x,industry-finance'), ['Beta', 'Ceta']],
  [item('LicenceExpired', '=', 'true'), ['Ceta']],
  [item('MonthlyActiveUser', '=', '2026-10'), ['Acme', 'Beta', 'Ceta']],
])('returns the rows that pass %j', (only, names) => {
  expect(passing(group('AND', only))).toEqual(names);
});

test('returns the rows that pass all items of AND groups and one of OR groups', () => {
  const [eta, many] = [item('CompanyName', 'Contains', 'eta'), item('TargetUserCount', '>', '100')];
  const acme = item('CompanyName', '=', 'Acme');
  expect(passing(group('AND', eta, many))).toEqual(['Beta']);
  expect(passing(group('OR', acme, many))).toEqual(['Acme', 'Beta']);
  expect(passing(group('OR'))).toEqual(['Acme', 'Beta', 'Ceta']);
  expect(passing({ ...group('AND', eta), filtergroups: [group('OR', acme, many)] })).toEqual(['Beta']);
});

test.each([
  item('Color', '=', 'red'),
  item('CompanyName', '>', 'red'),
  item('TargetUserCount', 'Contains', '5'),
  item('LicenseEndDate', '>', 'soon'),
])('throws InputError for %j, in an inner group too', (wrong) => {
  expect(() => checkFilter({ condition: 'AND', filtergroups: [group('AND', wrong)] })).toThrow(InputError);
});
