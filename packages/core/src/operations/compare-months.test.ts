import { expect, test } from 'vitest';
import { text, wireCompany } from '../testing';
import { createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';

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
    const fake = createFakeClient({ companies, months });
    const { client } = fake.changeAt({ path: '/search', month: '2026-10' }, { companies: after });
    const comparison = await client.compareMonths({ from: '2026-09', to: '2026-10' });
    const ids = comparison.companies.map(({ companyId }) => companyId).toSorted();
    expect(ids).toEqual(after.map((row) => row.companyResourceId).toSorted());
    expect(comparison.totalFrom).toBe(20);
  }
});

test('throws KeepnetConsistencyError when the two months never list the same companies', async () => {
  const fake = createFakeClient({ companies, months });
  for (let nth = 1; nth < 50; nth++) {
    fake.changeAt({ month: '2026-09', nth }, { companies });
    fake.changeAt({ month: '2026-10', nth }, { companies: companies.slice(1) });
  }
  await expect(fake.client.compareMonths({ from: '2026-09', to: '2026-10' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test.each(['auto', 'strict'] as const)('counts both months a second time in %s', async (verification) => {
  const { client, exports } = createFakeClient({ companies, months });
  const comparison = await client.compareMonths({ from: '2026-09', to: '2026-10', verification });
  expect(comparison).toMatchObject({ totalFrom: 20, totalTo: 26 });
  expect(exports().flatMap(itemsOf)).toEqual(['MonthlyActiveUser = 2026-09', 'MonthlyActiveUser = 2026-10']);
});

test('returns a comparison without an export in standard', async () => {
  const { client, exports } = createFakeClient({ companies, months });
  await client.compareMonths({ verification: 'standard' });
  expect(exports()).toEqual([]);
});

test.each(['2026-09', '2026-10'])(
  'throws KeepnetConsistencyError when the export of %s contradicts the search',
  async (month) => {
    const file = text(200, 'Company Name,Monthly Users\nName 0,1000\n');
    const { client } = createFakeClient({ companies, months }).answerAt({ path: '/export', month }, file);
    const pending = client.compareMonths();
    await expect(pending).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
    await expect(pending).rejects.toThrow(`Do not invoice: Keepnet contradicts itself about ${month}`);
  },
);

test('returns the months of one server at one time when a number changes meanwhile', async () => {
  const changed = { ...months, '2026-09': { ...months['2026-09'], 'c-0': 3 } };
  const { client } = createFakeClient({ companies, months }).changeAt('/export', { months: changed });
  expect(await client.compareMonths()).toMatchObject({ totalFrom: 23, totalTo: 26 });
});
