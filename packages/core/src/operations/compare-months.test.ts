import { expect, test } from 'vitest';
import { wireCompany } from '../testing';
import { createFakeClient, itemsOf, searchOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(5, (index) => ({ companyResourceId: `c-${index}`, companyName: `Name ${index}` }));
const months = {
  '2026-09': { 'c-0': 0, 'c-1': 5, 'c-2': 5, 'c-3': 5, 'c-4': 5 },
  '2026-10': { 'c-0': 9, 'c-1': 0, 'c-2': 8, 'c-3': 4, 'c-4': 5 },
};

test('returns every company with its users in both months', async () => {
  const { client } = createFakeClient({ companies, months }, { pageSize: 2 });
  const comparison = await client.compareMonths({ from: '2026-09', to: '2026-10' });
  expect(comparison).toMatchObject({ from: '2026-09', to: '2026-10', totalFrom: 20, totalTo: 26, change: 6 });
  expect(comparison.companies.map(({ companyId, change, status }) => `${companyId} ${change} ${status}`)).toEqual([
    'c-0 9 joined',
    'c-1 -5 left',
    'c-2 3 grew',
    'c-3 -1 shrank',
    'c-4 0 unchanged',
  ]);
  expect(comparison.companies[0]).toEqual({
    companyId: 'c-0',
    companyName: 'Name 0',
    monthlyUsersFrom: 0,
    monthlyUsersTo: 9,
    change: 9,
    status: 'joined',
  });
});

test('reads both months again when a company is added or removed between them', async () => {
  const added = wireCompany({ companyResourceId: 'new', createTime: '2026-11-19T00:00:00Z' });
  for (const after of [[...companies, added], companies.slice(1), [...companies.slice(1), added]]) {
    const fake = createFakeClient({ companies, months }, { pageSize: 2 });
    fake.keepnet.options.before = (request) => {
      const page = searchOf(request);
      if (page && itemsOf(page).includes('MonthlyActiveUser = 2026-10')) fake.keepnet.options.companies = after;
      return undefined;
    };
    const comparison = await fake.client.compareMonths({ from: '2026-09', to: '2026-10' });
    const ids = comparison.companies.map(({ companyId }) => companyId).toSorted();
    expect(ids).toEqual(after.map((row) => row.companyResourceId).toSorted());
    expect(comparison.totalFrom).toBe(20);
    expect(fake.clock.sleeps).toHaveLength(1);
  }
});

test('throws KeepnetConsistencyError when the two months never list the same companies', async () => {
  const fake = createFakeClient({ companies, months });
  fake.keepnet.options.before = (request) => {
    if (request.body?.includes('2026-09')) fake.keepnet.options.companies = companies;
    if (request.body?.includes('2026-10')) fake.keepnet.options.companies = companies.slice(1);
    return undefined;
  };
  await expect(fake.client.compareMonths({ from: '2026-09', to: '2026-10' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test('returns a strict comparison that the exports of both months confirm', async () => {
  const { client, exports } = createFakeClient({ companies, months });
  const comparison = await client.compareMonths({ from: '2026-09', to: '2026-10', verification: 'strict' });
  expect(comparison).toMatchObject({ totalFrom: 20, totalTo: 26 });
  expect(exports().flatMap(itemsOf)).toEqual(['MonthlyActiveUser = 2026-09', 'MonthlyActiveUser = 2026-10']);
});

test('returns a comparison without an export when it is not strict', async () => {
  const { client, exports } = createFakeClient({ companies, months });
  await client.compareMonths({ from: '2026-09', to: '2026-10' });
  expect(exports()).toEqual([]);
});

test.each(['2026-09', '2026-10'])(
  'throws KeepnetConsistencyError when strict and the file of %s comes to another total',
  async (month) => {
    const fake = createFakeClient({ companies, months });
    fake.keepnet.options.before = (request) => {
      const wrong = request.url.endsWith('/export') && request.body?.includes(month);
      fake.keepnet.options.months = wrong ? { [month]: { 'c-0': 1000 } } : months;
      return undefined;
    };
    await expect(
      fake.client.compareMonths({ from: '2026-09', to: '2026-10', verification: 'strict' }),
    ).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  },
);

test('returns a strict comparison of what the export confirms when a number changes meanwhile', async () => {
  const fake = createFakeClient({ companies, months });
  const changed = { ...months, '2026-09': { ...months['2026-09'], 'c-0': 3 } };
  let searches = 0;
  fake.keepnet.options.before = (request) => {
    if (searchOf(request) && request.body?.includes('2026-09')) searches += 1;
    fake.keepnet.options.months = searches > 1 ? changed : months;
    return undefined;
  };
  const comparison = await fake.client.compareMonths({ from: '2026-09', to: '2026-10', verification: 'strict' });
  expect(comparison).toMatchObject({ totalFrom: 23, totalTo: 26 });
  expect(fake.clock.sleeps).toHaveLength(1);
});
