import { expect, test } from 'vitest';
import type { DateFormat } from '../dates/parse-wire-date';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { wireCompany } from '../testing';
import { createCompanyReader, createUsageReader } from './parse-company';
import type { WireRow } from './wire-field';

const MONTH = '2026-10';
const readCompany = (wire: WireRow, dateFormat: DateFormat = 'auto') =>
  createCompanyReader({ dateFormat }, MONTH).read(wire);
const readUsage = createUsageReader(MONTH);

const row = (overrides: Record<string, unknown> = {}): WireRow => ({
  ...wireCompany({ companyResourceId: 'c-1', companyName: 'Acme Sekret', createTime: '2025-01-01T10:00:00Z' }),
  ...overrides,
});

/** A row in which these fields are missing. */
const without = (...fields: string[]): WireRow =>
  Object.fromEntries(Object.entries(row()).filter(([name]) => !fields.includes(name)));

/** What a total needs of the row. */
const USAGE = {
  companyId: 'c-1',
  companyName: 'Acme Sekret',
  resellerName: 'North Reseller',
  industryName: 'Finance',
  licenseTypeName: 'Enterprise',
  monthlyUsers: 40,
  usageMonth: MONTH,
  tags: ['Gold'],
};

test('returns the company in the words of the console', () => {
  expect(readCompany(row({ tags: ['Gold'], unknownNewField: { deep: 1 } }))).toEqual({
    ...USAGE,
    licenseLimit: 100,
    targetUsers: 50,
    inactiveUsers: 0,
    deletedUsers: 0,
    renewalDate: '2027-06-30T00:00:00Z',
    licenseExpired: false,
    createdAt: '2025-01-01T10:00:00Z',
  });
});

test.each(['9999', '-1', 'unlimited', '', null])('returns no limit for an unlimited company beside %j', (text) => {
  expect(readCompany(row({ isNumberOfUsersLimited: false, numberOfUsers: text })).licenseLimit).toBeNull();
});

test('returns null for what older servers do not tell', () => {
  const bare = without('inactiveTargetUserCount', 'deletedTargetUserCount', 'licenceExpired', 'createTime', 'tags');
  const nothing = { inactiveUsers: null, deletedUsers: null, licenseExpired: null, createdAt: null, tags: [] };
  expect(readCompany(bare)).toMatchObject(nothing);
});

test('returns the id from either of its names', () => {
  const { companyResourceId, ...rest } = row();
  expect(readCompany({ ...rest, resourceId: companyResourceId }).companyId).toBe('c-1');
  expect(readUsage({ ...rest, resourceId: companyResourceId }).companyId).toBe('c-1');
});

test.each([
  ['numberOfUsers', '4711.5'],
  ['numberOfUsers', '4,711'],
  ['numberOfUsers', '99999999999999999'],
  ['numberOfUsers', ''],
  ['numberOfUsers', null],
  ['licenseEndDate', 4711],
])('throws KeepnetResponseError that names %s, and no value of the row, for %j', (field, value) => {
  const read = () => readCompany(row({ [field]: value }));
  expect(read).toThrow(KeepnetResponseError);
  expect(read).toThrow(field);
  expect(read).not.toThrow(/4711|Sekret|c-1/);
});

test('reads a total from rows whose dates need a setting', () => {
  const dayOrMonthFirst = row({ licenseEndDate: '01/02/2027 00:00' });
  expect(readUsage(dayOrMonthFirst).monthlyUsers).toBe(40);
  expect(() => readCompany(dayOrMonthFirst)).toThrow('dateFormat');
  expect(readCompany(dayOrMonthFirst, 'DD/MM/YYYY').renewalDate).toBe('2027-02-01T00:00:00Z');
});

const OPTIONAL = ['inactiveTargetUserCount', 'deletedTargetUserCount', 'createTime', 'companyName'];

test.each([
  ['companyResourceId', 'Company ID (field companyResourceId)'],
  ['numberOfUsers', 'License Limit (field numberOfUsers)'],
  ['isNumberOfUsersLimited', 'License Limit (field isNumberOfUsersLimited)'],
  ['targetUserCount', 'Target Users (field targetUserCount)'],
  ['inactiveTargetUserCount', 'Inactive Users (field inactiveTargetUserCount)'],
  ['deletedTargetUserCount', 'Deleted Users (field deletedTargetUserCount)'],
  ['monthlyActiveUserCount', 'Monthly Users (field monthlyActiveUserCount)'],
  ['licenseEndDate', 'Renewal Date (field licenseEndDate)'],
  ['createTime', 'Date Created (field createTime)'],
  ['companyName', 'companyName'],
])('throws KeepnetResponseError that says what to do about a missing or unusable %s', (field, name) => {
  const error = new KeepnetResponseError(
    `Keepnet listed a company without a usable ${name}. Nothing is counted, because a missing value is not a zero. ` +
      'Tell Keepnet support, naming the field.',
  );
  expect(() => readCompany(row({ [field]: {} }))).toThrow(error);
  if (!OPTIONAL.includes(field)) expect(() => readCompany(without(field))).toThrow(error);
});

test.each([
  ['licenseEndDate', 'Renewal Date'],
  ['createTime', 'Date Created'],
])('throws KeepnetResponseError that names the column of a date in %s that cannot be read', (field, column) => {
  expect(() => readCompany(row({ [field]: 'soon' }))).toThrow(`sent a ${column} in a form`);
});

test('returns what a total needs of a company, and null for what it has not', () => {
  expect(readUsage(row({ tags: ['Gold'] }))).toEqual(USAGE);
  const bare = { companyResourceId: 'c-1', monthlyActiveUserCount: 0 };
  const nothing = { companyName: null, resellerName: null, industryName: null, licenseTypeName: null, tags: [] };
  expect(readUsage(bare)).toEqual({ companyId: 'c-1', monthlyUsers: 0, usageMonth: MONTH, ...nothing });
});

test.each([
  ['1989-12-31T00:00:00', null],
  ['1990-01-01T00:00:00', '1990-01-01T00:00:00Z'],
  ['2999-12-31T00:00:00', '2999-12-31T00:00:00Z'],
  ['3000-01-01T00:00:00', null],
  ['0001-01-01T00:00:00', null],
])('returns for a Renewal Date of %s %j, and counts those that stand for none', (licenseEndDate, expected) => {
  const reader = createCompanyReader({ dateFormat: 'auto' }, MONTH);
  // A company is read more than once when pages are read again.
  for (const wire of [row({ licenseEndDate }), row({ licenseEndDate })]) {
    expect(reader.read(wire).renewalDate).toBe(expected);
  }
  expect(reader.placeholderDates()).toBe(expected === null ? 1 : 0);
});
