import { expect, test } from 'vitest';
import type { Company } from '../search/company';
import type { WireCompany } from '../testing';
import { createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(12, (index): Partial<WireCompany> => {
  const rank = (index * 5) % 12;
  return {
    companyResourceId: `c-${index}`,
    companyName: `Name ${String.fromCharCode(65 + rank)}`,
    targetUserCount: rank,
    licenseEndDate: `2027-01-${String(rank + 1).padStart(2, '0')}T00:00:00`,
  };
});
const months = { '2026-10': { 'c-0': 7, 'c-3': 5 } };
const ids = (found: readonly Company[]): string[] => found.map(({ companyId }) => companyId);
const inOrder = companies.map((row) => row.companyResourceId);

test('returns all companies, the oldest first, or the newest', async () => {
  const { client } = createFakeClient({ companies }, { pageSize: 5 });
  expect(ids((await client.searchCompanies()).companies)).toEqual(inOrder);
  expect(ids((await client.searchCompanies({ ascending: false })).companies)).toEqual(inOrder.toReversed());
});

test('filters, sorts in either direction and then cuts, all of it here: the server is asked for everything', async () => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 5 });
  const up = (await client.searchCompanies({ orderBy: 'renewalDate' })).companies;
  expect(up.map(({ targetUsers }) => targetUsers)).toEqual([...Array(12).keys()]);
  const filters = [{ field: 'targetUsers', operator: '<', value: 10 } as const];
  const down = await client.searchCompanies({ filters, orderBy: 'targetUsers', ascending: false, limit: 3 });
  expect(down.companies.map(({ targetUsers }) => targetUsers)).toEqual([9, 8, 7]);
  expect(down.totalMatches).toBe(10);
  expect((await client.searchCompanies({ text: ' name c ' })).companies).toMatchObject([{ companyName: 'Name C' }]);
  expect(new Set(searches().map((body) => `${body.orderBy} ${body.ascending}`))).toEqual(new Set(['CreateTime true']));
  expect(searches().flatMap(itemsOf)).toEqual([]);
});

test('gives the Monthly Users of the month asked for, proved, beside a filter too', async () => {
  const fake = createFakeClient({ companies, months, monthMode: 'leavesOutIdle' }, { pageSize: 2 });
  const filters = [{ field: 'targetUsers', operator: '<', value: 6 } as const];
  const { companies: found } = await fake.client.searchCompanies({ month: '2026-10', filters });
  const users = found.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`);
  expect(users).toEqual(['c-0 7', 'c-1 0', 'c-3 5', 'c-5 0', 'c-8 0', 'c-10 0']);
  expect(new Set(found.map(({ usageMonth }) => usageMonth))).toEqual(new Set(['2026-10']));
  const asked = ['MonthlyActiveUser = 2000-01', 'MonthlyActiveUser = 2026-10'];
  expect(new Set(fake.searches().flatMap(itemsOf))).toEqual(new Set(asked));
  expect(fake.exports()).toHaveLength(1);
  await fake.client.searchCompanies({ month: '2026-10', verification: 'standard' });
  expect(fake.exports()).toHaveLength(1);
});

test('reads every company in strict, also without a month', async () => {
  const { client, searches } = createFakeClient({ companies: wireCompanies(300) }, { pageSize: 100 });
  await client.searchCompanies({ limit: 1 });
  expect(searches()).toHaveLength(1);
  await client.searchCompanies({ limit: 1, verification: 'strict' });
  expect(searches().length).toBeGreaterThan(3);
});

test.each([
  [{ limit: 3 }, ['c-0', 'c-1', 'c-2'], true],
  [{ limit: 3, ascending: false }, ['c-11', 'c-10', 'c-9'], false],
  [{ limit: 3, ascending: false, orderBy: 'createdAt' }, ['c-11', 'c-10', 'c-9'], false],
  [{ limit: 99_999 }, inOrder, true],
] as const)('with a limit and no condition reads one page for %j', async (options, expected, ascending) => {
  const { client, searches } = createFakeClient({ companies });
  const { companies: found, totalMatches } = await client.searchCompanies(options);
  expect([ids(found), totalMatches]).toEqual([expected, 12]);
  expect(searches()).toMatchObject([{ ascending }]);
});

test('with a limit and no condition reads another page than the one that is needed only when the server gives less', async () => {
  const { client, searches } = createFakeClient({ companies, pageCap: 2 });
  expect(ids((await client.searchCompanies({ limit: 3 })).companies)).toEqual(['c-0', 'c-1', 'c-2']);
  expect(searches().length).toBeGreaterThan(1);
});

const NEWEST = { limit: 2, ascending: false, orderBy: 'createdAt' } as const;
const created = (...days: readonly number[]) =>
  wireCompanies(days.length, (index) => ({ createTime: `2026-10-${String(days[index]).padStart(2, '0')}T00:00:00` }));
const THIRTY_DAYS = Array.from({ length: 30 }, (_, index) => index + 1);
const withoutDates = (row: WireCompany) => ({ ...row, createTime: null });
const sameDate = (row: WireCompany) => ({ ...row, createTime: '2026-01-01T00:00:00Z' });

test.each([
  ['holds all companies', { companies: created(2, 9, 9) }, 3, [false]],
  ['shows the order', { companies: created(...THIRTY_DAYS), pageCap: 10 }, 30, [false]],
  ['is not in order', { ignore: { order: true } }, 12, [false, true, true]],
  ['tells no Date Created', { present: withoutDates }, 12, [false, true, true]],
  ['tells one Date Created of all', { present: sameDate }, 12, [false, true, true]],
])('the newest are taken from one page only if it shows that they are: it %s', async (_, server, total, orders) => {
  const { client, searches } = createFakeClient({ companies, pageCap: 6, ...server });
  expect((await client.searchCompanies(NEWEST)).totalMatches).toBe(total);
  expect(searches().map(({ ascending }) => ascending)).toEqual(orders);
});

test.each([
  ['all of them', 6],
  ['three of them, in order by chance', 3],
  ['one of them', 1],
])('the newest are right when the server ignores the order and a page holds %s', async (_, pageCap) => {
  const server = { companies: created(9, 5, 2, 31, 4, 3), pageCap, ignore: { order: true } };
  const { companies: found, totalMatches } = await createFakeClient(server).client.searchCompanies(NEWEST);
  expect(found.map(({ createdAt }) => createdAt?.slice(8, 10))).toEqual(['31', '09']);
  expect(totalMatches).toBe(6);
});
