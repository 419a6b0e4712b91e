import { expect, test } from 'vitest';
import { createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';
import { text } from '../testing/fake-response';

const TODAY = '2026-11-20';
const companies = wireCompanies(40, (index) => ({
  licenseEndDate: `${index % 2 === 0 ? '2026-11-10' : '2027-11-10'}T00:00:00`,
}));

test('reads a small set once, without a filter', async () => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 8 });
  expect(await client.expiredLicenses({ asOf: TODAY })).toHaveLength(20);
  expect(searches()).toHaveLength(5);
});

test('asks for what a filter gives, after one page that tells the size', async () => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 4 });
  expect(await client.expiredLicenses({ asOf: TODAY })).toHaveLength(20);
  expect(searches()).toHaveLength(1 + 5);
});

test('reads nothing more once a reading by renewal date is done', async () => {
  const { client, searches } = createFakeClient({ companies, refuse: { filter: true } }, { pageSize: 4 });
  expect(await client.expiredLicenses({ asOf: TODAY })).toHaveLength(20);
  const byCreation = searches().filter(({ orderBy, filter }) => orderBy === 'CreateTime' && !filter.FilterGroups);
  expect(byCreation).toHaveLength(1);
});

test('notices a filter that drops one of several companies that the first page shows', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 6 });
  fake.keepnet.options.before = (request) => {
    fake.keepnet.options.companies = request.body?.includes('LicenseEndDate') ? companies.slice(1) : companies;
    return undefined;
  };
  expect(await fake.client.expiredLicenses({ asOf: TODAY })).toHaveLength(20);
});

test('throws the failure of a filter, and does not take it for a refusal', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 4, retry: { maxAttempts: 1 } });
  fake.keepnet.options.before = (request) => (request.body?.includes('FilterGroups') ? text(500, '') : undefined);
  await expect(fake.client.expiredLicenses({ asOf: TODAY })).rejects.toMatchObject({ name: 'KeepnetApiError' });
});

test('throws the failure of the over-limit flag, and does not take it for a refusal', async () => {
  const fake = createFakeClient({ companies }, { retry: { maxAttempts: 1 } });
  fake.keepnet.options.before = (request) => {
    return searchOf(request) && request.body?.includes('isTargetUserCountExceededLimit') ? text(500, '') : undefined;
  };
  await expect(fake.client.companiesOverLimit()).rejects.toMatchObject({ name: 'KeepnetApiError' });
});
