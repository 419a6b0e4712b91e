import { expect, test } from 'vitest';
import { searchPage } from '../testing';
import { all, createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';
import { createFakeClock } from '../testing/fake-clock';
import { json } from '../testing/fake-response';
import type { WireCompany } from '../testing/company-builder';

const counting = (users: number, count = 3) =>
  wireCompanies(count, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: users }));

/** A server to which a month is a condition that no company meets. */
function listingNone(companies: WireCompany[], clock = createFakeClock()) {
  const fake = createFakeClient({ companies }, { clock });
  const nothing = json(200, searchPage([], { pageNumber: 1, pageSize: 100, total: 0, limitExceeded: 0 }));
  fake.keepnet.options.before = ({ body }) => (body?.includes('MonthlyActiveUser') ? nothing : undefined);
  return fake;
}

test.each(['2026-10', '2026-11'])(
  'throws KeepnetConsistencyError when the server lists no company for any month, asked for %s',
  async (month) => {
    const { client } = listingNone(counting(10));
    const error = { name: 'KeepnetConsistencyError', message: expect.stringContaining('lists no company') };
    await expect(client.monthlyUserTotal({ month })).rejects.toMatchObject(error);
    await expect(client.monthlyUserTotal({ month, verification: 'strict' })).rejects.toMatchObject(error);
    await expect(all(client.searchCompanies({ month }))).rejects.toMatchObject(error);
    await expect(client.exportCompanies({ month })).rejects.toMatchObject(error);
  },
);

test.each([
  ['2026-11', counting(10), 'although companies have Monthly Users in it'],
  ['2026-10', counting(0), 'nor for the current month or those before'],
])('throws KeepnetConsistencyError that tells what %s was held against', async (month, companies, beside) => {
  const { client } = listingNone(companies);
  await expect(client.monthlyUserTotal({ month })).rejects.toThrow(
    `This Keepnet server lists no company for ${month}, ${beside}, so it cannot be told whether it selects a month. ` +
      'Nothing is given, because a zero could be wrong. Run it again when companies have users; if it stays so, tell ' +
      'Keepnet support.',
  );
});

test.each([
  ['2026-11-20', '2026-10', ['2026-10', '2026-11', '2026-10', '2026-09', '2026-08']],
  ['2026-01-20', '2025-12', ['2025-12', '2026-01', '2025-12']],
])('looks at the current month and three before it, none before the first: on %s for %s', async (day, month, asked) => {
  const { client, searches } = listingNone(counting(0), createFakeClock(`${day}T12:00:00.000Z`));
  await expect(client.monthlyUserTotal({ month })).rejects.toThrow('lists no company');
  const months = searches().flatMap(itemsOf);
  expect(months).toEqual(asked.map((other) => `MonthlyActiveUser = ${other}`));
});

test('throws KeepnetConsistencyError when a month left out a company that has users in it', async () => {
  // The first hundred are without users.
  const { client } = listingNone([...counting(0, 120), ...wireCompanies(1, () => ({ monthlyActiveUserCount: 1 }))]);
  await expect(client.monthlyUserTotal({ month: '2026-11' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('left out'),
  });
});

test('returns zero for the current month when no company has users', async () => {
  const { client } = listingNone(counting(0));
  expect(await client.monthlyUserTotal()).toMatchObject({ totalMonthlyUsers: 0, companyCount: 3 });
});

test('returns zero for a month without users when another month lists companies', async () => {
  const months = { '2026-11': {}, '2026-10': {}, '2026-09': { 'c-1': 4 } };
  const clock = createFakeClock('2026-11-01T03:00:00.000Z');
  for (const month of ['2026-10', '2026-11']) {
    const { client } = createFakeClient({ companies: counting(0), months, monthDropsIdle: true }, { clock });
    expect(await client.monthlyUserTotal({ month })).toMatchObject({ totalMonthlyUsers: 0, companyCount: 3 });
  }
});

test('returns zero when there are no companies', async () => {
  const { client } = listingNone([]);
  expect(await client.monthlyUserTotal({ month: '2026-10' })).toMatchObject({ totalMonthlyUsers: 0, companyCount: 0 });
});

test.each(['2026-10', '2026-11'])(
  'returns the companies of a filter without users in %s, when others had',
  async (month) => {
    const companies = wireCompanies(30, (index) => ({
      companyResourceId: `c-${index}`,
      resellerName: `R${index}`,
      monthlyActiveUserCount: index === 1 ? 4 : 0,
    }));
    const fake = createFakeClient(
      { companies, months: { '2026-10': { 'c-1': 4 } }, monthDropsIdle: true },
      { pageSize: 2 },
    );
    const filters = [{ field: 'resellerName', operator: '=', value: 'R5' }] as const;
    const found = await all(fake.client.searchCompanies({ month, filters }));
    expect(found).toMatchObject([{ companyId: 'c-5', monthlyUsers: 0 }]);
  },
);
