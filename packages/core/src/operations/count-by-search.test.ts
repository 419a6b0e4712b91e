import { expect, test } from 'vitest';
import { bytes } from '../testing';
import { createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({
  companyResourceId: `c-${index}`,
  resellerName: index < 2 ? 'R0' : 'R1',
  monthlyActiveUserCount: 10,
}));
const newcomer = wireCompanies(1, () => ({
  companyResourceId: 'c-9',
  resellerName: 'R1',
  monthlyActiveUserCount: 10,
  createTime: '2026-11-20T11:00:00Z',
}));

test('throws KeepnetConsistencyError when the file has the same sum in other portions', async () => {
  const { client, keepnet } = createFakeClient({ companies });
  keepnet.options.before = ({ url }) =>
    url.endsWith('/export') ? bytes(200, ['Company Name,Monthly Users\nA,5\nB,15\nC,9\nD,11\n']) : undefined;
  await expect(client.monthlyUserTotal({ verification: 'strict' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('in other portions'),
  });
});

test('returns strict groups of one moment when a company is replaced while pages are read', async () => {
  const after = [...companies.slice(1), ...newcomer];
  const fake = createFakeClient({ companies: [...companies] }, { pageSize: 1, maxConcurrency: 1 });
  fake.keepnet.options.before = (request) => {
    // The first company is listed and removed, and the next one is shifted onto the page that was read.
    if (searchOf(request)?.pageNumber === 2) fake.keepnet.options.companies = after;
    return undefined;
  };
  const { groups } = await fake.client.monthlyUserTotal({ verification: 'strict', groupBy: 'resellerName' });
  expect(groups).toEqual([
    { group: 'R1', monthlyUsers: 30, companyCount: 3 },
    { group: 'R0', monthlyUsers: 10, companyCount: 1 },
  ]);
});
