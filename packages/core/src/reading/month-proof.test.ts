import { describe, expect, test } from 'vitest';
import { createFakeClock, json, searchPage, type WireCompany } from '../testing';
import { createFakeClient, type FakeClient, type FakeClientSettings, wireCompanies } from '../testing/fake-client';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

const companies = wireCompanies(5, (index) => ({
  companyResourceId: `c-${index}`,
  monthlyActiveUserCount: 100 + index,
}));
const idle = companies.map((row) => ({ ...row, monthlyActiveUserCount: 0 }));
const oneMore = companies.with(4, { ...companies[4], monthlyActiveUserCount: 900 } as WireCompany);
const months = { '2026-09': { 'c-1': 8, 'c-4': 16 }, '2026-10': { 'c-0': 1, 'c-2': 2, 'c-3': 4 } };

const clientOf = (options: Partial<FakeKeepnetOptions>, settings?: FakeClientSettings) =>
  createFakeClient({ companies, months, ...options }, settings);

const REASONS = {
  ignored: /^KeepnetInvalidRequestError: .* counts its current month/,
  unproved: /^KeepnetConsistencyError: .* cannot be shown/,
  refused: /^KeepnetInvalidRequestError: .* refuses to select/,
  failed: /^KeepnetApiError/,
};

/** The total of a month and of how many companies it is, or why there is none. */
async function outcomeOf({ client }: FakeClient, month = '2026-10'): Promise<string> {
  try {
    const total = await client.monthlyUserTotal({ month, verification: 'standard' });
    return `${total.totalMonthlyUsers} of ${total.companyCount}`;
  } catch (error) {
    const reason = Object.entries(REASONS).find(([, words]) => words.test(String(error)));
    return reason?.[0] ?? String(error);
  }
}

describe.each([
  ['on a quiet day', '2026-11-20T12:00:00Z', {}, 'ignored'],
  ['around the end of a month', '2026-10-31T23:59:58Z', {}, 'ignored'],
  ['around the end of a month, 2000-01 refused', '2026-10-31T23:59:58Z', { impossibleMonth: true }, 'unproved'],
  ['on a quiet day, 2000-01 refused', '2026-11-20T12:00:00Z', { impossibleMonth: true }, 'unproved'],
])('%s', (_, now, refuse, ifIgnored) => {
  const settings = () => ({ clock: createFakeClock(now), latencyMs: 500 });

  test.each([
    ['selects', '24 of 5'],
    ['leavesOutIdle', '24 of 5'],
    ['ignored', ifIgnored],
    ['rowsOnly', 'unproved'],
    ['refused', 'refused'],
  ] as const)('a month of a server that %s it: %s', async (monthMode, outcome) => {
    expect(await outcomeOf(clientOf({ monthMode, refuse }, settings()), '2026-09')).toBe(outcome);
  });

  test.each([
    ['ignored', 'falls to zero', companies, idle],
    ['ignored', 'rises from zero', idle, companies],
    ['ignored', 'rises for one customer', companies, oneMore],
    ['rowsOnly', 'falls to zero', companies, idle],
    ['rowsOnly', 'rises from zero', idle, companies],
  ] as const)(
    'returns nothing of a server where months are %s when its current column %s meanwhile',
    async (monthMode, _, before, after) => {
      for (let nth = 1; nth <= 12; nth++) {
        const { client } = clientOf({ monthMode, refuse, companies: before }, settings()).changeAt(nth, {
          companies: after,
        });
        const total = client.monthlyUserTotal({ month: '2026-09', verification: 'standard' });
        await expect(total).rejects.toThrow('No result');
      }
    },
  );
});

const one = { companies: companies.slice(0, 1), months: { '2026-10': { 'c-0': 7 } } };
const nobody = { companies: idle, months: { '2026-10': {} } };
const many = wireCompanies(250, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: 0 }));
const manyNow = many.map((row, index) => (index === 240 ? { ...row, monthlyActiveUserCount: 9 } : row));
const farDown = { months: { '2026-10': { 'c-240': 7 } }, pageCap: 100 };

test.each<[string, Partial<FakeKeepnetOptions>, string]>([
  ['a single company', one, '7 of 1'],
  ['a single company, the idle left out', { ...one, monthMode: 'leavesOutIdle' }, '7 of 1'],
  ['a single company, 2000-01 refused', { ...one, refuse: { impossibleMonth: true } }, '7 of 1'],
  ['a single company, months ignored', { ...one, monthMode: 'ignored' }, 'ignored'],
  ['a single company, rows selected', { ...one, monthMode: 'rowsOnly' }, 'unproved'],
  ['users in other months alone', { months: { '2026-10': {} } }, '0 of 5'],
  ['no company', { companies: [] }, '0 of 0'],
  ['no users anywhere', nobody, 'unproved'],
  ['no users anywhere, the idle left out', { ...nobody, monthMode: 'leavesOutIdle' }, 'unproved'],
  ['no users anywhere, months ignored', { ...nobody, monthMode: 'ignored' }, 'unproved'],
  ['no users anywhere, rows selected', { ...nobody, monthMode: 'rowsOnly' }, 'unproved'],
  ['users far down the list', { companies: many, ...farDown }, '7 of 250'],
  ['users far down the list, and now', { companies: manyNow, ...farDown }, '7 of 250'],
  ['users far down the list, months ignored', { companies: manyNow, ...farDown, monthMode: 'ignored' }, 'ignored'],
])('with %s', async (_, options, outcome) => {
  expect(await outcomeOf(clientOf(options))).toBe(outcome);
});

test('is proved although a company is removed while all pages are read', async () => {
  for (let nth = 1; nth <= 16; nth++) {
    const fake = clientOf({ companies: manyNow, ...farDown }).changeAt(nth, { companies: manyNow.slice(1) });
    expect(await outcomeOf(fake)).toMatch(/^7 of (?:250|249)$/);
  }
});

const refuse = { impossibleMonth: true };
const refusal = json(400, { status: 'INPUT_ERROR', message: null });
const twice = json(200, searchPage([...companies, ...companies.slice(4)]));

test.each<[string, Partial<FakeKeepnetOptions>, Parameters<FakeClient['answerAt']>]>([
  ['2000-01 is refused the second time', {}, [{ month: '2000-01', nth: 2 }, refusal]],
  ['the list without a month is refused', {}, [{ month: 'plain', nth: 1 }, refusal]],
  ['the month is refused while it is compared', { ...one, refuse }, [{ month: '2026-10', nth: 2 }, refusal]],
  ['the month is refused in the end', { ...one, refuse }, [{ month: '2026-10', nth: 3 }, refusal]],
  ['its first page lists a company twice', {}, [{ month: '2026-10', nth: 1 }, twice]],
])('is proved in the next reading when %s once', async (_, options, answer) => {
  const { client } = clientOf(options).answerAt(...answer);
  const total = await client.monthlyUserTotal({ month: '2026-10', verification: 'standard' });
  expect(total).toMatchObject({ totalMonthlyUsers: 7, completeness: { rereads: 1 } });
});

test('is compared with months further back when a nearer one is refused', async () => {
  const now = Object.fromEntries(companies.map((row) => [row.companyResourceId, row.monthlyActiveUserCount]));
  const fake = clientOf({ months: { '2026-10': now, '2026-08': { 'c-1': 1 } }, refuse });
  expect(await outcomeOf(fake.answerAt({ month: '2026-09' }, refusal))).toBe('510 of 5');
});

test('is not proved by companies that are no longer listed', async () => {
  const fake = clientOf({}).changeAt({ month: '2000-01', nth: 2 }, { companies: [] });
  expect(await outcomeOf(fake)).toBe('0 of 0');
});

test('is not proved by a list without companies when the month has some', async () => {
  const fake = clientOf({ monthMode: 'rowsOnly' }).answerAt({ month: 'plain', nth: 1 }, json(200, searchPage([])));
  expect(await outcomeOf(fake)).toBe('unproved');
});

test('is not taken for proved after a proof that failed', async () => {
  const fake = clientOf({ monthMode: 'rowsOnly' });
  expect([await outcomeOf(fake), await outcomeOf(fake)]).toEqual(['unproved', 'unproved']);
});

test('is not taken for proved after the current month, which needs no proof', async () => {
  const fake = clientOf({ monthMode: 'ignored' });
  expect([await outcomeOf(fake, '2026-11'), await outcomeOf(fake)]).toEqual(['510 of 5', 'ignored']);
});

const listing = (users: readonly (number | null)[]) =>
  json(200, searchPage(companies.map((row, index) => ({ ...row, monthlyActiveUserCount: users[index] }))));

test.each([
  ['no numbers, which are no zeros that prove anything', [listing([null, null, null, null, null])], 'unproved'],
  ['zeros at first and then users', [listing([0, 0, 0, 0, 0]), listing([0, 0, 0, 0, 9])], 'ignored'],
  ['an error', [json(500, {})], 'failed'],
])('when the answer to 2000-01 is %s', async (_, answers, outcome) => {
  expect(await outcomeOf(clientOf({}).answerAt({ month: '2000-01' }, ...answers))).toBe(outcome);
});
