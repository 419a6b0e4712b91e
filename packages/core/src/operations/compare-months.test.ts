import { expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import { json, wireCompany } from '../testing';
import { createFakeClient, itemsOf } from '../testing/fake-client';

const companies = customers(3);
const months = { '2026-09': { 'c-0': 0, 'c-1': 5, 'c-2': 15 }, '2026-10': { 'c-0': 9, 'c-1': 0, 'c-2': 17 } };

test.each([
  ['auto', ['MonthlyActiveUser = 2026-09', 'MonthlyActiveUser = 2026-10']],
  ['standard', []],
] as const)('returns every company with its users in both months, in %s with exports %j', async (verification, of) => {
  const { client, exports } = createFakeClient({ companies, months }, { pageSize: 2 });
  const comparison = await client.compareMonths({ from: '2026-09', to: '2026-10', verification });
  expect(comparison).toMatchObject({ from: '2026-09', to: '2026-10', totalFrom: 20, totalTo: 26, change: 6 });
  const statuses = comparison.companies.map(({ companyId, status }) => `${companyId} ${status}`);
  expect(statuses).toEqual(['c-0 joined', 'c-1 left', 'c-2 grew']);
  expect(exports().flatMap(itemsOf)).toEqual(of);
});

test('without an export gives both totals in auto and an error in strict', async () => {
  const { client } = createFakeClient({ companies, months }).answerAt('/export', json(503, {}));
  expect(await client.compareMonths()).toMatchObject({ totalFrom: 20, totalTo: 26 });
  const strict = client.compareMonths({ verification: 'strict' });
  await expect(strict).rejects.toThrow('No result: the second count could not be made');
});

test('reads both months again when a company is added or removed between them', async () => {
  const added = wireCompany({ companyResourceId: 'new', createTime: '2026-11-19T00:00:00Z' });
  // Keepnet counts the added one in September too: it came from another reseller.
  const counted = { ...months, '2026-09': { ...months['2026-09'], new: 7 } };
  for (const after of [[...companies, added], companies.slice(1), [...companies.slice(1), added]]) {
    const fake = createFakeClient({ companies, months: counted });
    const { client } = fake.changeAt({ path: '/search', month: '2026-10' }, { companies: after });
    const { companies: compared, totalFrom } = await client.compareMonths({ from: '2026-09', to: '2026-10' });
    const ids = compared.map(({ companyId }) => companyId).toSorted();
    expect(ids).toEqual(after.map((row) => row.companyResourceId).toSorted());
    expect(totalFrom).toBe(after.includes(added) ? 27 : 20);
  }
});

test('throws KeepnetConsistencyError when the two months never list the same companies', async () => {
  const fake = createFakeClient({ companies, months });
  for (let nth = 1; nth < 50; nth++) {
    fake.changeAt({ month: '2026-09', nth }, { companies });
    fake.changeAt({ month: '2026-10', nth }, { companies: companies.slice(1) });
  }
  await expect(fake.client.compareMonths()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});

test('compares a month that grows with itself as it was at one moment', async () => {
  const fake = createFakeClient({ companies });
  for (let nth = 1; nth < 20; nth++) {
    fake.changeAt(nth, { companies: companies.map((row) => ({ ...row, monthlyActiveUserCount: nth })) });
  }
  const options = { from: '2026-11', to: '2026-11', verification: 'standard' } as const;
  const { change, companies: rows } = await fake.client.compareMonths(options);
  expect([change, rows.map(({ status }) => status)]).toEqual([0, ['unchanged', 'unchanged', 'unchanged']]);
});
