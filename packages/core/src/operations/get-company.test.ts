import { expect, test } from 'vitest';
import { json, wireCompany } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const company = wireCompany({ companyResourceId: 'a-1', companyName: 'Acme', tags: ['Gold'] });

/** A client whose Keepnet answers a request for the company a-1 with this. */
const answering = (data: object, companies = [company]) =>
  createFakeClient({ companies }).answerAt('/api/companies/a-1', json(200, { status: 'SUCCESS', data })).client;

test('returns what the endpoint of one company has', async () => {
  const client = answering({
    resourceId: 'a-1',
    name: 'Acme',
    industryName: null,
    licenseTypeName: 'Enterprise',
    isNumberOfUsersLimited: true,
    numberOfUsers: 100,
    targetUserCount: 50,
    licenseStartDate: '2026/01/31 00:00',
    licenseEndDate: '9999-12-31T00:00:00',
    statusName: 'Active',
    countryName: 'Türkiye',
    timeZoneId: 'Turkey Standard Time',
    dateFormat: 'YYYY/MM/DD',
    unknown: 1,
  });
  expect(await client.getCompany(' a-1 ')).toEqual({
    companyId: 'a-1',
    companyName: 'Acme',
    industryName: null,
    licenseTypeName: 'Enterprise',
    licenseLimit: 100,
    targetUsers: 50,
    licenseStartDate: '2026-01-31T00:00:00Z',
    renewalDate: null,
    status: 'Active',
    country: 'Türkiye',
    timeZone: 'Turkey Standard Time',
    tags: [],
  });
});

test.each([
  ['licenseModules', ['Phishing Simulator'], ['Phishing Simulator']],
  ['modules', ['Awareness Educator'], ['Awareness Educator']],
  ['modules', [{ id: 1 }], undefined],
  ['modules', null, undefined],
])('hands on the licensed modules where they come: %s %j', async (field, sent, modules) => {
  expect((await answering({ ...company, [field]: sent }).getCompany('a-1')).modules).toEqual(modules);
});

test.each([
  ['is not known', json(404, { status: 'FAILED' }), { name: 'KeepnetInvalidRequestError', code: 'NOT_FOUND' }],
  ['denies access', json(403, { status: 'PRIVACY_ERROR' }), { name: 'KeepnetPermissionError', code: 'PRIVACY' }],
])('throws an error that names the company which %s', async (_, answer, error) => {
  const { client } = createFakeClient({ companies: [company] }).answerAt('/a-1', answer);
  const pending = client.getCompany('a-1');
  await expect(pending).rejects.toMatchObject(error);
  await expect(pending).rejects.toThrow('a-1');
});

test.each([
  [{ isNumberOfUsersLimited: undefined }, 'isNumberOfUsersLimited'],
  [{ numberOfUsers: 'ten' }, 'numberOfUsers'],
  [{ targetUserCount: null }, 'targetUserCount'],
  [{ licenseEndDate: undefined }, 'licenseEndDate'],
  [{ resourceId: 'b-2', companyResourceId: undefined }, 'Keepnet sent another company than a-1'],
  [{ resourceId: undefined, companyResourceId: 'b-2' }, 'Keepnet sent another company than a-1'],
  [{ resourceId: undefined, companyResourceId: null }, 'Keepnet sent the company without a usable resourceId'],
  [{ resourceId: '', companyResourceId: '' }, 'Keepnet sent the company without a usable resourceId'],
])('throws KeepnetResponseError that says what is wrong with %j, and nothing of the company', async (fields, words) => {
  const pending = answering({ ...company, name: 'Sekret', ...fields }).getCompany('a-1');
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetResponseError' });
  await expect(pending).rejects.toThrow(words);
  await expect(pending).rejects.not.toThrow(/Sekret|ten\b/);
});

test('returns the ID under which the search lists the company when two are sent', async () => {
  const ids = { resourceId: 'other', companyResourceId: 'a-1' };
  const fake = createFakeClient({ companies: [company], present: (row) => ({ ...row, ...ids }) });
  const { client } = fake.answerAt('/a-1', json(200, { data: { ...company, ...ids } }));
  const { companies } = await client.searchCompanies();
  expect((await client.getCompany('a-1')).companyId).toBe(companies[0]?.companyId);
});

const months = { '2026-10': { 'a-1': 7 } };
const companies = [company, wireCompany({ companyResourceId: 'b-2' })];

test('with a month returns its Monthly Users, counted a second time like a usage line', async () => {
  const { client, exports } = createFakeClient({ companies, months, monthMode: 'leavesOutIdle' });
  const october = { month: '2026-10' };
  expect(await client.getCompany('a-1', october)).toMatchObject({ monthlyUsers: 7, usageMonth: '2026-10' });
  expect(await client.getCompany('b-2', october)).toMatchObject({ monthlyUsers: 0 });
  expect(exports()).toHaveLength(2);
  expect(await client.getCompany('a-1')).not.toHaveProperty('monthlyUsers');
  await client.getCompany('a-1', { ...october, verification: 'standard' });
  expect(exports()).toHaveLength(2);
});

test('with a month throws KeepnetConsistencyError when the company is not among those of the search', async () => {
  const client = answering(company, [wireCompany({ companyResourceId: 'b-2' })]);
  const unlisted = client.getCompany('a-1', { month: '2026-11' });
  await expect(unlisted).rejects.toThrow('knows the company a-1 but does not list it');
});
