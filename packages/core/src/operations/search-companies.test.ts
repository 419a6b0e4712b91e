import { describe, expect, test } from 'vitest';
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

test('sorts by itself in either direction, and cuts then', async () => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 5 });
  const up = (await client.searchCompanies({ orderBy: 'renewalDate' })).companies;
  expect(up.map(({ targetUsers }) => targetUsers)).toEqual([...Array(12).keys()]);
  const down = await client.searchCompanies({ orderBy: 'targetUsers', ascending: false, limit: 3 });
  expect(down.companies.map(({ targetUsers }) => targetUsers)).toEqual([11, 10, 9]);
  expect(down.totalMatches).toBe(12);
  expect(new Set(searches().map((body) => `${body.orderBy} ${body.ascending}`))).toEqual(new Set(['CreateTime true']));
});

test('counts what matches, and cuts at the limit', async () => {
  const { client } = createFakeClient({ companies }, { pageSize: 4 });
  const filters = [{ field: 'targetUsers', operator: '>=', value: 6 } as const];
  const { companies: found, totalMatches } = await client.searchCompanies({ limit: 4, filters });
  expect(totalMatches).toBe(6);
  expect(found.map(({ targetUsers }) => targetUsers >= 6)).toEqual([true, true, true, true]);
});

test('finds part of a name, blanks around it aside', async () => {
  const { client } = createFakeClient({ companies: [...companies, ...wireCompanies(20)] }, { pageSize: 2 });
  expect((await client.searchCompanies({ text: ' name c ' })).companies).toMatchObject([{ companyName: 'Name C' }]);
  expect((await client.searchCompanies({ text: '  ' })).totalMatches).toBe(32);
});

test('gives the Monthly Users of the month asked for, proved, beside a filter too', async () => {
  const fake = createFakeClient({ companies, months, monthMode: 'leavesOutIdle' }, { pageSize: 2 });
  const filters = [{ field: 'targetUsers', operator: '<', value: 6 } as const];
  const { companies: found } = await fake.client.searchCompanies({ month: '2026-10', filters });
  expect(found.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`)).toEqual([
    ...['c-0 7', 'c-1 0', 'c-3 5', 'c-5 0', 'c-8 0', 'c-10 0'],
  ]);
  expect(new Set(found.map(({ usageMonth }) => usageMonth))).toEqual(new Set(['2026-10']));
  expect(new Set(fake.searches().flatMap(itemsOf))).toEqual(
    new Set(['MonthlyActiveUser = 2000-01', 'MonthlyActiveUser = 2026-10']),
  );
  expect(fake.exports()).toHaveLength(1);
  await fake.client.searchCompanies({ month: '2026-10', verification: 'standard' });
  expect(fake.exports()).toHaveLength(1);
});

describe('with a limit and no condition', () => {
  test.each([
    [{ limit: 3 }, ['c-0', 'c-1', 'c-2'], true],
    [{ limit: 3, ascending: false }, ['c-11', 'c-10', 'c-9'], false],
    [{ limit: 3, ascending: false, orderBy: 'createdAt' }, ['c-11', 'c-10', 'c-9'], false],
    [{ limit: 99_999 }, inOrder, true],
  ] as const)('reads one page for %j', async (options, expected, ascending) => {
    const { client, searches } = createFakeClient({ companies });
    const { companies: found, totalMatches } = await client.searchCompanies(options);
    expect([ids(found), totalMatches]).toEqual([expected, 12]);
    expect(searches()).toMatchObject([{ ascending }]);
  });

  test('reads another page than the one that is needed only when the server gives less', async () => {
    const { client, searches } = createFakeClient({ companies, pageCap: 2 });
    expect(ids((await client.searchCompanies({ limit: 3 })).companies)).toEqual(['c-0', 'c-1', 'c-2']);
    expect(searches().length).toBeGreaterThan(1);
  });

  test.each([
    ['ignores the order', { ignore: { order: true } }],
    ['tells no Date Created', { present: (row: WireCompany) => ({ ...row, createTime: null }) }],
    [
      'tells one Date Created of all',
      { present: (row: WireCompany) => ({ ...row, createTime: '2026-01-01T00:00:00Z' }) },
    ],
  ])('reads everything for the newest of a server that %s', async (_, options) => {
    const { client, searches } = createFakeClient({ companies, pageCap: 6, ...options });
    const { totalMatches } = await client.searchCompanies({ limit: 2, orderBy: 'createdAt', ascending: false });
    expect(totalMatches).toBe(12);
    expect(searches().map(({ ascending }) => ascending)).toEqual([false, true, true]);
  });

  test('gives the newest of a server that ignores the order', async () => {
    const { client } = createFakeClient({ companies, ignore: { order: true } });
    for (const options of [{ orderBy: 'createdAt' }, {}] as const) {
      const { companies: found } = await client.searchCompanies({ limit: 2, ascending: false, ...options });
      expect(ids(found)).toEqual(['c-11', 'c-10']);
    }
  });
});

test('reads every company in strict, also without a month', async () => {
  const { client, searches } = createFakeClient({ companies: wireCompanies(300) }, { pageSize: 100 });
  await client.searchCompanies({ limit: 1 });
  expect(searches()).toHaveLength(1);
  await client.searchCompanies({ limit: 1, verification: 'strict' });
  expect(searches().length).toBeGreaterThan(3);
});
