import { describe, expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import { createFakeClock, json, searchPage, type WireCompany } from '../testing';
import { createFakeClient, type FakeClient, type FakeClientSettings } from '../testing/fake-client';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

const companies = customers(5, (index) => ({ monthlyActiveUserCount: 100 + index }));
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
  const total = client.monthlyUserTotal({ month, verification: 'standard' });
  const outcome = await total.then((found) => `${found.totalMonthlyUsers} of ${found.companyCount}`, String);
  return Object.entries(REASONS).find(([, words]) => words.test(outcome))?.[0] ?? outcome;
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
  ] as const)('gives no total where months are %s and the column %s meanwhile', async (monthMode, _, before, after) => {
    for (let nth = 1; nth <= 12; nth++) {
      const fake = clientOf({ monthMode, refuse, companies: before }, settings()).changeAt(nth, { companies: after });
      expect(['ignored', 'unproved']).toContain(await outcomeOf(fake, '2026-09'));
    }
  });
});

const one = { companies: companies.slice(0, 1), months: { '2026-10': { 'c-0': 7 } } };
const nobody = { companies: idle, months: { '2026-10': {} } };
const many = customers(250, () => ({ monthlyActiveUserCount: 0 }));
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

const listing = (...users: readonly (number | null)[]) =>
  json(200, searchPage(users.map((count, index) => ({ ...companies[index], monthlyActiveUserCount: count }))));
const zeros = listing(0, 0, 0, 0, 0);
const likeNow = Object.fromEntries(companies.map((row) => [row.companyResourceId, row.monthlyActiveUserCount]));
const sinceAugust = { months: { '2026-08': { 'c-1': 1 }, '2026-10': likeNow }, refuse };

test.each<[string, string, Partial<FakeKeepnetOptions>, Parameters<FakeClient['answerAt']>]>([
  ['a month is refused, and one before it differs', '510 of 5', sinceAugust, [{ month: '2026-09' }, refusal]],
  ['the month alone lists companies', 'unproved', { monthMode: 'rowsOnly' }, [{ month: 'plain', nth: 1 }, listing()]],
  ['2000-01 has no numbers, nor zeros', 'unproved', {}, [{ month: '2000-01' }, listing(null, null, null, null, null)]],
  ['2000-01 has users the second time', 'ignored', {}, [{ month: '2000-01' }, zeros, listing(0, 0, 0, 0, 9)]],
  ['2000-01 is an error', 'failed', {}, [{ month: '2000-01' }, json(500, {})]],
])('when %s: %s', async (_, outcome, options, answers) => {
  expect(await outcomeOf(clientOf(options).answerAt(...answers))).toBe(outcome);
});

test('is not proved by companies that are no longer listed', async () => {
  const fake = clientOf({}).changeAt({ month: '2000-01', nth: 2 }, { companies: [] });
  expect(await outcomeOf(fake)).toBe('0 of 0');
});

test.each([
  ['a proof that failed', 'rowsOnly', '2026-10', ['unproved', 'unproved']],
  ['the current month, which needs no proof', 'ignored', '2026-11', ['510 of 5', 'ignored']],
] as const)('is not taken for proved after %s', async (_, monthMode, first, outcomes) => {
  const fake = clientOf({ monthMode });
  expect([await outcomeOf(fake, first), await outcomeOf(fake)]).toEqual(outcomes);
});
