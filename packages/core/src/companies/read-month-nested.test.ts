import { expect, test } from 'vitest';
import { wireCompany } from '../testing';
import { all, createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({
  companyResourceId: `c-${index}`,
  resellerName: ['A', 'A', 'B', 'C'][index] ?? null,
}));
const month = '2026-10';
// Without the idle company, which is nested, as many are counted as with it.
const months = { [month]: { 'c-0': 1, 'c-2': 4, 'c-3': 8 } };
const fakeOf = (pageSize: number) =>
  createFakeClient({ companies, months, monthDropsIdle: true, nests: 'countsParents' }, { pageSize });

test.each([1, 2, 50])(
  'returns a total with a nested company that a month leaves out, in pages of %i',
  async (pageSize) => {
    const total = await fakeOf(pageSize).client.monthlyUserTotal({ month });
    expect(total).toMatchObject({ totalMonthlyUsers: 13, companyCount: 4 });
  },
);

test('returns a total with it where the page that is looked at shows none that is nested', async () => {
  const fake = fakeOf(2);
  fake.keepnet.options.companies = companies
    .toReversed()
    .map((row, index) => ({ ...row, createTime: `202${index}-01-01` }));
  fake.keepnet.options.pageCap = 1;
  expect(await fake.client.monthlyUserTotal({ month })).toMatchObject({ totalMonthlyUsers: 13, companyCount: 4 });
});

test('returns a nested company that a month leaves out', async () => {
  const rows = await all(fakeOf(2).client.searchCompanies({ month }));
  expect(rows.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`)).toEqual([
    ...['c-0 1', 'c-1 0', 'c-2 4', 'c-3 8'],
  ]);
});

const added = wireCompany({ companyResourceId: 'c-new', resellerName: 'B' });
const adding = (after: number) => {
  const fake = fakeOf(50);
  fake.keepnet.options.months = { [month]: { ...months[month], 'c-new': 16 } };
  let plain = 0;
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (body && !body.filter.FilterGroups && ++plain > after) fake.keepnet.options.companies = [...companies, added];
    return undefined;
  };
  return fake;
};

test.each([0, 1])(
  'returns a total with a nested company that was added meanwhile, which no count tells',
  async (after) => {
    const total = await adding(after).client.monthlyUserTotal({ month });
    expect(total).toMatchObject({ totalMonthlyUsers: 29, companyCount: 5 });
  },
);

test('throws KeepnetConsistencyError instead of giving a zero for one that was added while others were given', async () => {
  const { client } = adding(4);
  await expect(all(client.searchCompanies({ month }))).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});
