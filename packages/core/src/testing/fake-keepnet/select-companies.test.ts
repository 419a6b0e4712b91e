import { expect, test } from 'vitest';

import { wireCompany } from '../company-builder';

import type { SentBody } from './asked';
import type { FakeKeepnetOptions } from './fake-keepnet-options';
import { InputError, selectCompanies } from './select-companies';

const a = wireCompany({ companyName: 'A', licenseEndDate: '2026-12-01T00:00:00', monthlyActiveUserCount: 1 });
const b = wireCompany({ companyName: 'B', licenseEndDate: null, targetUserCount: 200 });
const c = wireCompany({ companyName: 'C', licenseEndDate: '2026/11/01 00:00', isNumberOfUsersLimited: false });

const select = (fields: Partial<SentBody>, options: Partial<FakeKeepnetOptions> = {}) => {
  const body = { pageNumber: 1, pageSize: 10, orderBy: 'CreateTime', ascending: true, filter: {}, ...fields };
  return selectCompanies(body, { companies: [a, b, c], ...options });
};

const where = (FieldName: string, Operator: string, Value: string): Partial<SentBody> => ({
  filter: { FilterGroups: [{ FilterItems: [{ FieldName, Operator, Value }] }] },
});
const flag = { isTargetUserCountExceededLimit: true };

test.each<[string, Partial<SentBody>, Partial<FakeKeepnetOptions>, string]>([
  ['in their order', {}, {}, 'ABC'],
  ['the other way round', { ascending: false }, {}, 'CBA'],
  ['from a day on', where('LicenseEndDate', '>=', '2026-11-01T00:00:00'), {}, 'AC'],
  ['from a second later on', where('LicenseEndDate', '>=', '2026-11-01T00:00:01'), {}, 'A'],
  ['up to a day', where('LicenseEndDate', '<=', '2026-11-30T23:59:59'), {}, 'C'],
  ['over their limit', flag, {}, 'B'],
  ['all, ignoring the filter', where('LicenseEndDate', '<=', '2020-01-01'), { ignore: { filter: true } }, 'ABC'],
  ['all, ignoring the flag', flag, { ignore: { flag: true } }, 'ABC'],
  ['in any order, ignoring it', { ascending: false }, { ignore: { order: true } }, 'ABC'],
])('returns the companies %s', (_, fields, options, names) => {
  const rows = select(fields, options);
  expect(rows.map(({ companyName }) => companyName).join('')).toBe(names);
});

test.each([
  ['selects', [7, 0, 0], [0, 0, 0]],
  ['leavesOutIdle', [7], []],
  ['rowsOnly', [1], []],
  ['ignored', [1, 40, 40], [1, 40, 40]],
] as const)('returns for a month, when it %s, %j and for 2000-01 %j', (monthMode, october, impossible) => {
  const months = { '2026-10': { [a.companyResourceId]: 7 } };
  const usersIn = (month: string) => {
    const rows = select(where('MonthlyActiveUser', '=', month), { monthMode, months });
    return rows.map(({ monthlyActiveUserCount }) => monthlyActiveUserCount);
  };
  expect([usersIn('2026-10'), usersIn('2000-01')]).toEqual([october, impossible]);
});

test.each<[Partial<SentBody>, Partial<FakeKeepnetOptions>]>([
  [{ orderBy: 'CompanyName' }, {}],
  [where('CompanyName', '=', 'red'), {}],
  [where('LicenseEndDate', '>', '2026-11-01'), {}],
  [where('LicenseEndDate', '>=', '2026-11-01'), { refuse: { filter: true } }],
  [flag, { refuse: { flag: true } }],
  [where('MonthlyActiveUser', '=', '2026-10'), { monthMode: 'refused' }],
  [where('MonthlyActiveUser', '=', '2000-01'), { refuse: { impossibleMonth: true } }],
  [{ pageSize: 11 }, { refuse: { pageSizeOver: 10 } }],
])('throws InputError for %j with %j', (fields, options) => {
  expect(() => select(fields, options)).toThrow(InputError);
});
