import { describe, expect, test } from 'vitest';
import type { Company } from '../search/company';
import { text, type WireCompany } from '../testing';
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
  expect(await client.searchCompanies()).toMatchObject({ totalMatches: 12 });
  expect(ids((await client.searchCompanies()).companies)).toEqual(inOrder);
  expect(ids((await client.searchCompanies({ ascending: false })).companies)).toEqual(inOrder.toReversed());
});

test.each(['companyName', 'targetUsers', 'renewalDate'] as const)(
  'sorts by %s in either direction',
  async (orderBy) => {
    const { client, searches } = createFakeClient({ companies }, { pageSize: 5 });
    const up = (await client.searchCompanies({ orderBy })).companies.map(({ targetUsers }) => targetUsers);
    expect(up).toEqual([...Array(12).keys()]);
    const down = await client.searchCompanies({ orderBy, ascending: false, limit: 3 });
    expect(down.companies.map(({ targetUsers }) => targetUsers)).toEqual([11, 10, 9]);
    expect(down.totalMatches).toBe(12);
    expect(new Set(searches().map((body) => `${body.orderBy} ${body.ascending}`))).toEqual(
      new Set(['CreateTime true']),
    );
  },
);

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
  const { client, searches } = createFakeClient({ companies, months, monthMode: 'leavesOutIdle' }, { pageSize: 2 });
  const filters = [{ field: 'targetUsers', operator: '<', value: 6 } as const];
  const { companies: found } = await client.searchCompanies({ month: '2026-10', filters });
  expect(found.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`)).toEqual([
    ...['c-0 7', 'c-1 0', 'c-3 5', 'c-5 0', 'c-8 0', 'c-10 0'],
  ]);
  expect(new Set(found.map(({ usageMonth }) => usageMonth))).toEqual(new Set(['2026-10']));
  expect(new Set(searches().flatMap(itemsOf))).toEqual(
    new Set(['MonthlyActiveUser = 2000-01', 'MonthlyActiveUser = 2026-10']),
  );
  const ignoring = createFakeClient({ companies, months, monthMode: 'ignored' }).client;
  await expect(ignoring.searchCompanies({ month: '2026-10' })).rejects.toThrow('counts its current month');
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

describe('verification', () => {
  test.each([
    ['auto', 1],
    ['strict', 1],
    ['standard', 0],
  ] as const)('%s: the Monthly Users of a month are compared with %i exports', async (verification, count) => {
    const { client, exports } = createFakeClient({ companies, months });
    await client.searchCompanies({ month: '2026-10', verification });
    expect(exports()).toHaveLength(count);
  });

  test('of Monthly Users that the export contradicts is a KeepnetConsistencyError, unless it is standard', async () => {
    const file = text(200, 'Company Name,Monthly Users\nA,1\n');
    const { client } = createFakeClient({ companies, months }).answerAt('/export', file);
    await expect(client.searchCompanies({ month: '2026-10' })).rejects.toThrow('Do not invoice');
    const found = await client.searchCompanies({ month: '2026-10', verification: 'standard' });
    expect(found.totalMatches).toBe(companies.length);
  });

  test('strict reads every company without a month, too', async () => {
    const { client, searches } = createFakeClient({ companies: wireCompanies(300) }, { pageSize: 100 });
    await client.searchCompanies({ limit: 1 });
    expect(searches()).toHaveLength(1);
    await client.searchCompanies({ limit: 1, verification: 'strict' });
    expect(searches().length).toBeGreaterThan(3);
  });
});
