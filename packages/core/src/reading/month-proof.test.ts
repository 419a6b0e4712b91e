import { describe, expect, test } from 'vitest';
import { createFakeClock, json, searchPage, wireCompany } from '../testing';
import { createFakeClient, type FakeClientSettings, wireCompanies } from '../testing/fake-client';
import type { FakeKeepnetOptions, MonthMode } from '../testing/fake-keepnet/fake-keepnet-options';

const companies = wireCompanies(5, (index) => ({
  companyResourceId: `c-${index}`,
  resellerName: `R${index % 2}`,
  monthlyActiveUserCount: 100 + index,
}));
const months = { '2026-09': { 'c-1': 8, 'c-4': 16 }, '2026-10': { 'c-0': 1, 'c-2': 2, 'c-3': 4 } };
const OCTOBER = { month: '2026-10', verification: 'standard' } as const;

const clientOf = (options: Partial<FakeKeepnetOptions>, settings?: FakeClientSettings) =>
  createFakeClient({ companies, months, ...options }, settings);

const IGNORED = {
  name: 'KeepnetInvalidRequestError',
  message: expect.stringContaining('counts its current month') as string,
};
const UNPROVED = { name: 'KeepnetConsistencyError', message: expect.stringContaining('cannot be shown') as string };
const REFUSED = { name: 'KeepnetInvalidRequestError', message: expect.stringContaining('refuses to select') as string };

describe.each([
  ['on a quiet day', '2026-11-20T12:00:00Z', {}],
  ['around the end of a month', '2026-10-31T23:59:58Z', {}],
  ['around the end of a month, 2000-01 refused', '2026-10-31T23:59:58Z', { impossibleMonth: true }],
  ['on a quiet day, 2000-01 refused', '2026-11-20T12:00:00Z', { impossibleMonth: true }],
])('%s', (_, now, refuse) => {
  const month = '2026-09';
  const settings = () => ({ clock: createFakeClock(now), latencyMs: 500 });

  test.each(['selects', 'leavesOutIdle'] as const)('returns the month of a server that %s', async (monthMode) => {
    const { client } = clientOf({ monthMode, refuse }, settings());
    expect(await client.monthlyUserTotal({ month, verification: 'standard' })).toMatchObject({
      totalMonthlyUsers: 24,
      companyCount: 5,
      completeness: { monthSelected: true, totalRecords: 5 },
    });
  });

  test.each(['ignored', 'rowsOnly', 'refused'] as const)(
    'returns nothing of a server where months are %s',
    async (monthMode) => {
      const { client } = clientOf({ monthMode, refuse }, settings());
      const error: unknown = await client
        .monthlyUserTotal({ month, verification: 'standard' })
        .catch((e: unknown) => e);
      expect(error).toMatchObject(monthMode === 'ignored' ? IGNORED : monthMode === 'refused' ? REFUSED : UNPROVED);
    },
  );

  const idle = companies.map((row) => ({ ...row, monthlyActiveUserCount: 0 }));

  test.each([
    ['ignored', 'falls to', companies, idle],
    ['ignored', 'rises from', idle, companies],
    ['rowsOnly', 'falls to', companies, idle],
    ['rowsOnly', 'rises from', idle, companies],
  ] as const)(
    'returns nothing of a server where months are %s when its current column %s zero meanwhile',
    async (monthMode, _, before, after) => {
      for (let nth = 1; nth <= 12; nth++) {
        const fake = clientOf({ monthMode, refuse, companies: before }, settings());
        const { client } = fake.changeAt(nth, { companies: after });
        await expect(client.monthlyUserTotal({ month, verification: 'standard' })).rejects.toThrow('No result');
      }
    },
  );
});

describe('with a single company', () => {
  const one = [wireCompany({ companyResourceId: 'c-0', monthlyActiveUserCount: 3 })];
  const usage = { '2026-10': { 'c-0': 7 } };

  test.each([
    ['selects', {}, 7],
    ['leavesOutIdle', {}, 7],
    ['selects', { impossibleMonth: true }, 7],
  ] as const)('returns the month of a server that %s, with %j refused', async (monthMode, refuse, total) => {
    const { client } = createFakeClient({ companies: one, months: usage, monthMode, refuse });
    expect((await client.monthlyUserTotal(OCTOBER)).totalMonthlyUsers).toBe(total);
  });

  test.each([
    ['ignored', IGNORED],
    ['rowsOnly', UNPROVED],
  ] as const)('returns nothing of a server where months are %s', async (monthMode, error) => {
    const { client } = createFakeClient({ companies: one, months: usage, monthMode });
    await expect(client.monthlyUserTotal(OCTOBER)).rejects.toMatchObject(error);
  });
});

describe('a month without users', () => {
  const idle = companies.map((row) => ({ ...row, monthlyActiveUserCount: 0 }));

  test.each([
    ['the plain listing has users', { companies, months: { '2026-10': {} } }, 0],
    ['there is no company', { companies: [] }, 0],
  ])('is zero when %s', async (_, options, total) => {
    const { client } = clientOf(options);
    expect((await client.monthlyUserTotal(OCTOBER)).totalMonthlyUsers).toBe(total);
  });

  test.each<[MonthMode]>([['selects'], ['leavesOutIdle'], ['ignored'], ['rowsOnly']])(
    'is an error when nobody has users anywhere (%s)',
    async (monthMode) => {
      const { client } = clientOf({ companies: idle, months: { '2026-10': {} }, monthMode });
      await expect(client.monthlyUserTotal(OCTOBER)).rejects.toMatchObject(UNPROVED);
    },
  );
});

test('looks through all companies for one that proves the month', async () => {
  const many = wireCompanies(250, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: 0 }));
  const options = { companies: many, months: { '2026-10': { 'c-240': 7 } }, pageCap: 100 };
  expect(await createFakeClient(options).client.monthlyUserTotal(OCTOBER)).toMatchObject({ totalMonthlyUsers: 7 });
});

test('takes a missing number for 2000-01 for none, and not for a zero that proves anything', async () => {
  const rows = companies.map((row) => ({ ...row, monthlyActiveUserCount: null }));
  const { client } = clientOf({}).answerAt({ month: '2000-01' }, json(200, searchPage(rows)));
  await expect(client.monthlyUserTotal(OCTOBER)).rejects.toMatchObject(UNPROVED);
});

test('throws the error of a server that fails for 2000-01', async () => {
  const { client } = clientOf({}).answerAt({ month: '2000-01' }, json(500, {}));
  await expect(client.monthlyUserTotal(OCTOBER)).rejects.toMatchObject({ name: 'KeepnetApiError' });
});
