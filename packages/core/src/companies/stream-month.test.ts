import { expect, test } from 'vitest';
import { type WireCompany, wireCompany } from '../testing';
import { all, createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const month = '2026-10';
const companies = wireCompanies(8, (index) => ({ companyResourceId: `c-${index}` }));
const months: Record<string, Record<string, number>> = {
  [month]: { 'c-1': 1, 'c-2': 2, 'c-4': 4, 'c-7': 8, 'new-active': 16 },
};
const newcomer = (companyResourceId: string): WireCompany =>
  wireCompany({ companyResourceId, createTime: '2020-01-01T00:00:00Z' });

const show = (rows: readonly { companyId: string; monthlyUsers: number }[]): string =>
  rows
    .map(({ companyId, monthlyUsers }) => `${companyId}:${monthlyUsers}`)
    .toSorted()
    .join(' ');
const expected = (rows: readonly WireCompany[]): string =>
  show(rows.map(({ companyResourceId: companyId }) => ({ companyId, monthlyUsers: months[month]?.[companyId] ?? 0 })));

/** A server that leaves out idle companies, and whose companies change when search `position` arrives. */
function dropping(after: WireCompany[], position: number) {
  let index = 0;
  const fake = createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize: 3 });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request) && index++ === position) fake.keepnet.options.companies = after;
    return undefined;
  };
  return fake;
}

test.each([
  ['an active company is added', [newcomer('new-active'), ...companies]],
  ['an idle company is added', [newcomer('new-idle'), ...companies]],
  ['an active company is removed', companies.filter((row) => row.companyResourceId !== 'c-1')],
  ['an idle company is removed', companies.filter((row) => row.companyResourceId !== 'c-0')],
])('gives the companies before or after %s, or throws KeepnetConsistencyError', async (_, after) => {
  const outcomes: string[] = [];
  for (let position = 0; position < 16; position++) {
    const found = all(dropping(after, position).client.searchCompanies({ month }));
    outcomes.push(await found.then(show, (error: Error) => error.name));
  }
  const allowed = ['KeepnetConsistencyError', expected(companies), expected(after)];
  expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
  expect(outcomes[0]).toBe(expected(after));
  expect(outcomes.at(-1)).toBe(expected(companies));
});

/** A client of a server whose companies change once the users of a month were read. */
function changingAfterUsers(after: WireCompany[], pageSize: number) {
  const fake = createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize });
  let withoutMonth = 0;
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    // The first two only look at what selecting a month changes.
    if (body && !body.filter.FilterGroups && ++withoutMonth === 3) fake.keepnet.options.companies = after;
    return undefined;
  };
  return fake.client;
}

const withoutActive = companies.filter((row) => row.companyResourceId !== 'c-7');

test.each([
  ['removed', withoutActive, 10, {}],
  ['added', [newcomer('new-active'), ...companies], 10, {}],
  ['replaced', [newcomer('new-active'), ...withoutActive], 10, {}],
  ['added, and only the first are taken', [newcomer('new-active'), ...companies], 3, { limit: 1 }],
  ['replaced, and only the first are taken', [newcomer('new-active'), ...withoutActive], 3, { limit: 1 }],
])(
  'throws KeepnetConsistencyError when an active company, after its users were read, is %s',
  async (_, after, pageSize, options) => {
    const client = changingAfterUsers(after, pageSize);
    await expect(all(client.searchCompanies({ month, ...options }))).rejects.toMatchObject({
      name: 'KeepnetConsistencyError',
      message: 'Companies were added or removed while those of 2026-10 were being listed. Run it again.',
    });
  },
);

test('throws KeepnetInvalidRequestError when a server ignores the month and its first companies are added meanwhile', async () => {
  const fake = createFakeClient({ companies: [], ignore: { month: true } }, { pageSize: 10 });
  let listings = 0;
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.pageSize === 10 && listings++ === 0) fake.keepnet.options.companies = companies;
    return undefined;
  };
  await expect(all(fake.client.searchCompanies({ month }))).rejects.toMatchObject({
    name: 'KeepnetInvalidRequestError',
    message: expect.stringContaining('cannot select a month') as string,
  });
});

test('throws KeepnetConsistencyError when the current month leaves out companies that have users in it', async () => {
  const busy = companies.map((row) => ({ ...row, monthlyActiveUserCount: 50 }));
  const current = '2026-11';
  const { client } = createFakeClient({ companies: busy, months: { [current]: { 'c-0': 50 } }, monthDropsIdle: true });
  await expect(all(client.searchCompanies({ month: current }))).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('2026-11 left out a company that has Monthly Users in it') as string,
  });
});

/** 150 companies and two that are nested under one far down; one of those has no users, nor has another one. */
function nestedLate(idle: string[]) {
  const many = wireCompanies(152, (index) => ({
    companyResourceId: `c-${index}`,
    resellerName: `R${index < 150 ? index : 121}`,
  }));
  const active = many.map((row) => row.companyResourceId).filter((companyId) => !idle.includes(companyId));
  const users = Object.fromEntries(active.map((companyId) => [companyId, 1]));
  return createFakeClient({
    ...{ companies: many, months: { [month]: users }, monthDropsIdle: true, nests: 'countsParents' },
  });
}

test.each([
  ['and all others have users', ['c-150']],
  ['and one that is not nested has no users', ['c-150', 'c-3']],
  ['and none that is nested has users', ['c-150', 'c-151', 'c-3']],
])('returns a company without users that is nested behind the first hundred, %s', async (_, idle) => {
  const rows = await all(nestedLate(idle).client.searchCompanies({ month }));
  expect(rows).toHaveLength(152);
  expect(new Set(rows.map(({ companyId }) => companyId)).size).toBe(152);
  expect(rows.filter(({ monthlyUsers }) => monthlyUsers === 0).map(({ companyId }) => companyId)).toEqual(
    expect.arrayContaining(idle),
  );
});

test('returns the users of a nested company that is added after those of the others were read, where none was seen to be nested', async () => {
  const { client, keepnet } = nestedLate(['c-150', 'c-151', 'c-3']);
  const { companies: before, months: { [month]: users } = {} } = keepnet.options;
  keepnet.options.months = { [month]: { ...users, 'new-nested': 16 } };
  keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (body && !body.filter.FilterGroups && body.pageSize > 100) {
      keepnet.options.companies = [...before, wireCompany({ companyResourceId: 'new-nested', resellerName: 'R121' })];
    }
    return undefined;
  };
  const rows = await all(client.searchCompanies({ month }));
  expect(rows.find(({ companyId }) => companyId === 'new-nested')?.monthlyUsers).toBe(16);
});

test('throws KeepnetConsistencyError when one is removed after it was given and before the nested ones are looked for', async () => {
  const { client, keepnet } = nestedLate(['c-150']);
  const { companies: before } = keepnet.options;
  keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (body && !body.filter.FilterGroups && body.pageSize > 100) keepnet.options.companies = before.slice(1);
    return undefined;
  };
  await expect(all(client.searchCompanies({ month }))).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('1 company was removed while') as string,
  });
});

test('finds the companies without users in the month', async () => {
  const { client } = createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize: 3 });
  const filters = [{ field: 'monthlyUsers', operator: '=', value: 0 } as const];
  const idle = await all(client.searchCompanies({ month, filters }));
  expect(idle.map(({ companyId }) => companyId)).toEqual(['c-0', 'c-3', 'c-5', 'c-6']);
});
