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

test.each([
  [
    'removed',
    companies.filter((row) => row.companyResourceId !== 'c-7'),
    'Companies were added or removed while those of 2026-10 were being listed. Run it again.',
  ],
  [
    'added',
    [newcomer('new-active'), ...companies],
    'Companies were added or removed while those of 2026-10 were being listed. Run it again.',
  ],
  [
    'replaced',
    [newcomer('new-active'), ...companies.filter((row) => row.companyResourceId !== 'c-7')],
    '1 company was removed while',
  ],
])('throws KeepnetConsistencyError when an active company is %s after its users were read', async (_, after, words) => {
  const fake = createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize: 10 });
  let withoutMonth = 0;
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    // The first two only look at what selecting a month changes.
    if (body && !body.filter.FilterGroups && ++withoutMonth === 3) fake.keepnet.options.companies = after;
    return undefined;
  };
  await expect(all(fake.client.searchCompanies({ month }))).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining(words) as string,
  });
});

test('throws KeepnetConsistencyError when a company is added after its users were read and only the first are taken', async () => {
  const fake = createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize: 3 });
  let withoutMonth = 0;
  fake.keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (body && !body.filter.FilterGroups && ++withoutMonth === 3) {
      fake.keepnet.options.companies = [newcomer('new-active'), ...companies];
    }
    return undefined;
  };
  await expect(all(fake.client.searchCompanies({ month, limit: 1 }))).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
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

test('finds the companies without users in the month', async () => {
  const { client } = createFakeClient({ companies, months, monthDropsIdle: true }, { pageSize: 3 });
  const filters = [{ field: 'monthlyUsers', operator: '=', value: 0 } as const];
  const idle = await all(client.searchCompanies({ month, filters }));
  expect(idle.map(({ companyId }) => companyId)).toEqual(['c-0', 'c-3', 'c-5', 'c-6']);
});
