import { expect, test } from 'vitest';
import { wireCompany } from '../testing';
import { all, createFakeClient, searchOf, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(9, (index) => ({
  companyResourceId: `c-${index}`,
  resellerName: `R${index % 2}`,
  monthlyActiveUserCount: 1000 + index,
}));
const months = { '2026-10': { 'c-0': 1, 'c-2': 2, 'c-3': 0, 'c-5': 4 }, '2026-09': { 'c-5': 8, 'c-8': 16 } };
const keeping = () => createFakeClient({ companies, months }, { pageSize: 4 });
const dropping = () => createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize: 4 });

/** Like `dropping`, but a zero is listed where the server has one, and what it knows nothing of is left out. */
const joining = () => {
  const fake = createFakeClient({ companies, months }, { pageSize: 4 });
  fake.keepnet.options.before = (request) => {
    const selecting = request.body?.includes('2026-10') && request.url.includes('/companies/search');
    fake.keepnet.options.companies = selecting
      ? companies.filter((row) => row.companyResourceId in months['2026-10'])
      : companies;
    return undefined;
  };
  return fake;
};

test.each([
  ['drops the companies without users', dropping],
  ['lists some zeros and drops the other companies', joining],
])('returns the same total, count, groups and digest when selecting a month %s', async (_, create) => {
  const ask = { month: '2026-10', groupBy: 'resellerName' } as const;
  const kept = await keeping().client.monthlyUserTotal(ask);
  expect(kept).toMatchObject({ totalMonthlyUsers: 7, companyCount: 9, month: '2026-10' });
  const { completeness, ...total } = await create().client.monthlyUserTotal(ask);
  expect({ ...total, completeness: kept.completeness }).toEqual(kept);
  expect(completeness).toMatchObject({
    totalRecords: 9,
    uniqueCompanies: 9,
    digest: kept.completeness.digest,
    monthSelected: true,
  });
});

test.each([
  ['strict', { verification: 'strict' }],
  ['export', { source: 'export' }],
  ['strict export', { source: 'export', verification: 'strict' }],
] as const)('returns the same %s total when selecting a month drops companies', async (_, options) => {
  const { completeness, ...total } = await dropping().client.monthlyUserTotal({ month: '2026-10', ...options });
  expect(total).toEqual({ month: '2026-10', totalMonthlyUsers: 7, companyCount: 9, groups: [] });
  expect(completeness.exportTotal).toBe(7);
});

test('returns the same total of the current month from a file that leaves out companies', async () => {
  const now = companies.map((row) => ({ ...row, monthlyActiveUserCount: row.companyResourceId === 'c-0' ? 1 : 0 }));
  const current = { '2026-11': { 'c-0': 1, 'c-3': 0 } };
  const fake = createFakeClient({ companies: now, months: current, monthDropsIdle: true });
  const total = await fake.client.monthlyUserTotal({ source: 'export', groupBy: 'industryName' });
  expect(total).toMatchObject({
    totalMonthlyUsers: 1,
    companyCount: 9,
    groups: [{ group: 'Finance', monthlyUsers: 1, companyCount: 9 }],
  });
});

test('returns zero for a month in which nobody had users', async () => {
  const fake = createFakeClient({ companies, months: { '2026-10': {} }, monthDropsIdle: true });
  for (const verification of ['standard', 'strict'] as const) {
    const total = await fake.client.monthlyUserTotal({ month: '2026-10', verification });
    expect(total).toMatchObject({ totalMonthlyUsers: 0, companyCount: 9 });
  }
  expect(fake.exports()).toEqual([]);
});

test.each([dropping, joining])('returns the same comparison when selecting a month drops companies', async (create) => {
  const kept = await keeping().client.compareMonths({ from: '2026-09', to: '2026-10' });
  expect(kept).toMatchObject({ totalFrom: 24, totalTo: 7, change: -17 });
  expect(await create().client.compareMonths({ from: '2026-09', to: '2026-10' })).toEqual(kept);
});

test.each([dropping, joining])(
  'gives the same companies in the same order when selecting a month drops some',
  async (create) => {
    const options = { month: '2026-10', orderBy: 'companyName', ascending: false } as const;
    const kept = await all(keeping().client.searchCompanies(options));
    expect(await all(create().client.searchCompanies(options))).toEqual(kept);
    const first = await all(create().client.searchCompanies({ ...options, limit: 3 }));
    expect(first).toEqual(kept.slice(0, 3));
  },
);

test.each([dropping, joining])('writes the same file when selecting a month drops companies', async (create) => {
  const file = await create().client.exportCompanies({ list: 'all', format: 'csv', month: '2026-10' });
  const text = await textOf(file.stream);
  expect(text.trim().split('\r\n')).toHaveLength(10);
  expect(text).not.toMatch(/,100\d,/);
  expect([...text.matchAll(/,0,0,(\d+),100,/g)].reduce((sum, [, users]) => sum + Number(users), 0)).toBe(7);
});

test('throws KeepnetConsistencyError when the companies left out do not explain the difference', async () => {
  const fake = dropping();
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (body && !body.filter.FilterGroups) fake.keepnet.options.companies = companies.slice(1);
    if (body?.filter.FilterGroups) fake.keepnet.options.companies = companies;
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining(
      'not all of the 3 companies listed for 2026-10 were listed without a month',
    ) as string,
  });
});

test.each([
  ['with users', { 'c-new': 64 }, 71],
  ['without users', {}, 7],
])(
  'returns a total with a company %s that was added while the companies left out were looked for',
  async (_, users, sum) => {
    const added = wireCompany({ companyResourceId: 'c-new', createTime: '2026-11-19T00:00:00Z' });
    const withNew = { '2026-10': { ...months['2026-10'], ...users } };
    const fake = createFakeClient({ companies, months: withNew, monthDropsIdle: true }, { pageSize: 4 });
    fake.keepnet.options.before = (request) => {
      const body = searchOf(request);
      if (body && !body.filter.FilterGroups) fake.keepnet.options.companies = [...companies, added];
      return undefined;
    };
    const total = await fake.client.monthlyUserTotal({ month: '2026-10' });
    expect(total).toMatchObject({ totalMonthlyUsers: sum, companyCount: 10 });
  },
);

test('returns the total of all companies when one with users is removed and one without is left out', async () => {
  const two = companies.filter(({ companyResourceId: id }) => id === 'c-2' || id === 'c-5');
  const idle = companies.filter(({ companyResourceId: id }) => id === 'c-1');
  const fake = createFakeClient({ companies: [...two, ...idle], months, monthDropsIdle: true });
  let selecting = 0;
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (body?.filter.FilterGroups) selecting++;
    else if (body && selecting > 0) fake.keepnet.options.companies = [...two.slice(1), ...idle];
    return undefined;
  };
  const total = await fake.client.monthlyUserTotal({ month: '2026-10' });
  expect(total).toMatchObject({ totalMonthlyUsers: 4, companyCount: 2 });
});

test('returns the total without a company that was there only while the companies left out were looked for', async () => {
  const added = wireCompany({ companyResourceId: 'c-new', createTime: '2026-11-19T00:00:00Z' });
  const withNew = { '2026-10': { ...months['2026-10'], 'c-new': 64 } };
  const fake = createFakeClient({ companies, months: withNew, monthDropsIdle: true }, { pageSize: 20 });
  let whole = 0;
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (!body) return undefined;
    const isWhole = !body.filter.FilterGroups && body.pageSize === 20;
    // The count of those with users is the same before and after: only that of all companies tells.
    fake.keepnet.options.companies = isWhole && ++whole === 1 ? [...companies, added] : companies;
    return undefined;
  };
  const total = await fake.client.monthlyUserTotal({ month: '2026-10' });
  expect(whole).toBe(2);
  expect(total).toMatchObject({ totalMonthlyUsers: 7, companyCount: 9 });
});
