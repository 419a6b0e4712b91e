import { expect, test } from 'vitest';
import { licenseOverage } from '../billing/license-overage';
import { wireCompany } from '../testing/company-builder';
import { apiFieldsOf } from './api-fields';
import { createCompanyReader } from './parse-company';

const row = { ...wireCompany({ targetUserCount: 9, numberOfUsers: '4' }), someNewField: 1, children: [] };
const readCompany = (keepApiFields: boolean) =>
  createCompanyReader({ dateFormat: 'auto', keepApiFields }, '2026-11').read(row);

test('returns the fields of the API, without nested companies, also after a list has added its own', () => {
  const [listed] = licenseOverage([readCompany(true)]);
  const { children: _children, ...fields } = row;
  expect(listed && apiFieldsOf(listed)).toEqual(fields);
  expect(JSON.stringify(listed)).not.toContain('someNewField');
});

test('returns the Monthly Users of the month asked for', () => {
  const company = { ...readCompany(true), monthlyUsers: 0 };
  expect(apiFieldsOf(company)).toMatchObject({ monthlyActiveUserCount: 0 });
});

test('returns undefined unless they are kept', () => {
  expect(apiFieldsOf(readCompany(false))).toBeUndefined();
});
