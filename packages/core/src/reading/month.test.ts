import { describe, expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import { createFakeClock, json, searchPage, wireCompany } from '../testing';
import { createFakeClient, type FakeClientSettings } from '../testing/fake-client';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

const companies = customers(5, (index) => ({ resellerName: `R${index % 2}`, monthlyActiveUserCount: 100 + index }));
const idleFirst = companies.map((row, index) => ({ ...row, monthlyActiveUserCount: index }));
const months = { '2026-09': { 'c-1': 8, 'c-4': 16 }, '2026-10': { 'c-0': 1, 'c-2': 2, 'c-3': 4 } };

const clientOf = (options: Partial<FakeKeepnetOptions>, settings?: FakeClientSettings) =>
  createFakeClient({ companies, months, ...options }, settings);

describe('the order of requests', () => {
  test('sends at once all that does not depend on an answer', async () => {
    const fake = clientOf({ pageCap: 3 }, { latencyMs: 500 });
    await fake.client.monthlyUserTotal({ month: '2026-10' });
    expect(fake.rounds()).toEqual([
      ['2000-01 1', '2026-10 1', 'plain 1'],
      ['export 2026-10', '2000-01 1', '2026-10 2'],
    ]);
  });

  test('answers the month in which nobody had users first, near the end of a month', async () => {
    const fake = clientOf({}, { latencyMs: 500, clock: createFakeClock('2026-10-31T12:00:00Z') });
    await fake.client.monthlyUserTotal({ month: '2026-09' });
    expect(fake.rounds()).toEqual([['2000-01 1'], ['2026-09 1', 'plain 1'], ['export 2026-09', '2000-01 1']]);
  });

  test('asks for nothing that is known already', async () => {
    const fake = clientOf({}, { latencyMs: 500 });
    await fake.client.monthlyUserTotal({ month: '2026-10' });
    const before = fake.rounds().length;
    await fake.client.monthlyUserTotal({ month: '2026-09' });
    expect(fake.rounds().slice(before)).toEqual([['2026-09 1'], ['export 2026-09']]);
  });

  test('proves nothing of the month that it is everywhere on earth', async () => {
    const fake = clientOf({ monthMode: 'ignored' }, { latencyMs: 500 });
    expect(await fake.client.monthlyUserTotal()).toMatchObject({ month: '2026-11', totalMonthlyUsers: 510 });
    expect(fake.rounds()).toEqual([['2000-01 1', '2026-11 1', 'plain 1'], ['export 2026-11']]);
  });
});

describe('a month that refuses to be selected', () => {
  test('is counted as the current one, which the proof says, and is not asked for again', async () => {
    const fake = clientOf({ monthMode: 'refused' }, { latencyMs: 500 });
    const ofCurrentMonth = { totalMonthlyUsers: 510, completeness: { monthSelected: false, secondCount: 'agreed' } };
    expect(await fake.client.monthlyUserTotal()).toMatchObject(ofCurrentMonth);
    expect(await fake.client.monthlyUserTotal()).toMatchObject(ofCurrentMonth);
    expect(fake.rounds().slice(2)).toEqual([['export plain'], ['plain 1'], ['export plain']]);
  });

  test('is counted in the next reading when its first page lists a company twice', async () => {
    const fake = clientOf({ monthMode: 'refused' });
    await fake.client.monthlyUserTotal();
    fake.answerAt({ month: 'plain', nth: 1 }, json(200, searchPage([...companies, ...companies.slice(4)])));
    const { totalMonthlyUsers, completeness } = await fake.client.monthlyUserTotal();
    expect([totalMonthlyUsers, completeness.rereads]).toEqual([510, 1]);
  });

  test.each([
    ['2026-11-20T12:00:00Z', '2026-10', 'Choose the current month'],
    ['2026-11-01T00:30:00Z', '2026-11', 'it may be that the month has not begun'],
    ['2026-11-01T11:00:00Z', '2026-10', 'it may be that the month has not begun'],
  ])('is a KeepnetInvalidRequestError at %s for %s', async (now, month, remedy) => {
    const { client } = clientOf({ monthMode: 'refused' }, { clock: createFakeClock(now) });
    const pending = client.monthlyUserTotal({ month });
    await expect(pending).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError', statusCode: 400 });
    await expect(pending).rejects.toThrow(new RegExp(`refuses to select ${month}.*${remedy}`));
  });
});

test.each([1, 2, 4])('a token that is refused is asked for once, with %i requests at once', async (maxConcurrency) => {
  const fake = clientOf({}, { maxConcurrency }).answerAt('/connect/token', json(400, { error: 'invalid_client' }));
  const total = fake.client.monthlyUserTotal({ month: '2026-10' });
  await expect(total).rejects.toMatchObject({ name: 'KeepnetAuthenticationError' });
  expect(fake.keepnet.transport.requests).toHaveLength(1);
});

test.each(['2026-10', '2026-11'])('a server that refuses every search is not said to refuse %s', async (month) => {
  const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['The account is locked'] });
  const fake = clientOf({}).answerAt('/search', refusal);
  const total = fake.client.monthlyUserTotal({ month });
  await expect(total).rejects.toMatchObject({ code: 'INVALID_REQUEST', statusCode: 400 });
  await expect(total).rejects.toThrow('did not accept the company search. Keepnet says: The account is locked');
  fake.keepnet.recover();
  expect((await fake.client.monthlyUserTotal({ month })).completeness.monthSelected).toBe(true);
  fake.answerAt('/search', refusal);
  const later = fake.client.monthlyUserTotal({ month: '2026-09' });
  await expect(later).rejects.toThrow('Keepnet did not accept the company search.');
});

describe('companies that the month leaves out', () => {
  test('are joined with zero: the same companies, groups and digest as where they are listed', async () => {
    const ask = { month: '2026-10', groupBy: 'resellerName' } as const;
    const kept = await clientOf({}).client.monthlyUserTotal(ask);
    const { completeness, ...total } = await clientOf({ monthMode: 'leavesOutIdle' }).client.monthlyUserTotal(ask);
    expect({ ...total, completeness: kept.completeness }).toEqual(kept);
    expect(completeness).toMatchObject({ digest: kept.completeness.digest, secondCount: 'agreed', pagesRead: 2 });
  });

  const [idle, active] = [wireCompany({ companyResourceId: 'idle' }), wireCompany({ companyResourceId: 'active' })];
  test.each([
    ['is added', [...companies, idle], 7],
    ['with users is removed', companies.slice(1), 6],
    ['without users is removed', companies.slice(0, 4), 7],
    ['with users is added for another', companies.with(0, active), 14],
  ])('are those of one moment when a company %s while they are looked for', async (_, after, users) => {
    const inOctober = { '2026-10': { 'c-0': 1, 'c-2': 2, 'c-3': 4, active: 8 } };
    const fake = clientOf({ monthMode: 'leavesOutIdle', months: inOctober });
    fake.changeAt({ path: '/search', month: 'plain', nth: 2 }, { companies: after });
    const total = await fake.client.monthlyUserTotal({ month: '2026-10', verification: 'standard' });
    expect(total).toMatchObject({ totalMonthlyUsers: users, companyCount: after.length });
  });

  test('are joined after a reading in which there were no companies at all', async () => {
    const fake = clientOf({ monthMode: 'leavesOutIdle', companies: [] });
    expect(await fake.client.monthlyUserTotal()).toMatchObject({ companyCount: 0, completeness: { pagesRead: 1 } });
    fake.changeAt({ path: '/search' }, { companies: idleFirst });
    expect(await fake.client.monthlyUserTotal()).toMatchObject({ totalMonthlyUsers: 10, companyCount: 5 });
  });

  test('are joined to the current month, unless the plain listing has users of theirs', async () => {
    const joined = await clientOf({ monthMode: 'leavesOutIdle', companies: idleFirst }).client.monthlyUserTotal();
    expect(joined).toMatchObject({ totalMonthlyUsers: 10, companyCount: 5 });
    const fake = clientOf({ monthMode: 'leavesOutIdle', months: { '2026-11': { 'c-0': 5 } } });
    await expect(fake.client.monthlyUserTotal()).rejects.toThrow('2026-11 left out a company that has users in it');
  });
});

test('throws when the month that needs no proof ends somewhere while its pages are read', async () => {
  // A second before December begins on the Line Islands.
  const clock = createFakeClock('2026-11-30T09:59:59.000Z');
  const { client } = clientOf({ pageCap: 2, monthMode: 'refused' }, { clock }).slowAt({ page: 2 }, 2000);
  const total = client.monthlyUserTotal({ month: '2026-11', verification: 'standard' });
  await expect(total).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
});
