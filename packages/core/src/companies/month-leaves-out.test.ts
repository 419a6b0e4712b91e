import { expect, test } from 'vitest';
import { all, createFakeClient, wireCompanies } from '../testing/fake-client';
import { createFakeClock } from '../testing/fake-clock';
import { json, text } from '../testing/fake-response';

const companies = wireCompanies(3, (index) => ({
  companyResourceId: `c-${index}`,
  monthlyActiveUserCount: 10 + index,
}));
const message = 'cannot select a month';

test.each(['standard', 'strict'] as const)(
  'throws KeepnetInvalidRequestError when the server ignores the month (%s)',
  async (verification) => {
    const { client } = createFakeClient({ companies, ignore: { month: true } });
    const total = client.monthlyUserTotal({ month: '2026-10', verification });
    await expect(total).rejects.toMatchObject({
      name: 'KeepnetInvalidRequestError',
      message: expect.stringContaining(message),
    });
    await expect(client.compareMonths({ from: '2026-09', to: '2026-10' })).rejects.toThrow(message);
    await expect(client.exportCompanies({ month: '2026-10' })).rejects.toThrow(message);
    await expect(all(client.searchCompanies({ month: '2026-10' }))).rejects.toThrow(message);
    expect(await client.monthlyUserTotal({ month: '2026-11', verification })).toMatchObject({ totalMonthlyUsers: 33 });
  },
);

test('returns the total of a quiet month, in which every company had the users it has now', async () => {
  const { client, searches } = createFakeClient({ companies });
  expect(await client.monthlyUserTotal({ month: '2026-10' })).toMatchObject({ totalMonthlyUsers: 33 });
  expect(JSON.stringify(searches().at(-1))).toContain('2000-01');
});

test('returns the total of a quiet month on a server that refuses a month before it counted', async () => {
  const fake = createFakeClient({ companies });
  const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['Unknown field MonthlyActiveUser'] });
  fake.keepnet.options.before = ({ body }) => (body?.includes('2000-01') ? refusal : undefined);
  expect(await fake.client.monthlyUserTotal({ month: '2026-10' })).toMatchObject({ totalMonthlyUsers: 33 });
});

test('throws KeepnetInvalidRequestError when the server ignores the month and a company goes meanwhile', async () => {
  const fake = createFakeClient({ companies, ignore: { month: true } });
  fake.keepnet.options.before = ({ body }) => {
    if (body?.includes('pageNumber') && !body.includes('2026-10')) fake.keepnet.options.companies = companies.slice(1);
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toThrow(message);
});

test('throws the failure of the questions about months before Keepnet counted', async () => {
  const fake = createFakeClient({ companies }, { retry: { maxAttempts: 1 } });
  fake.keepnet.options.before = ({ body }) => (/2000-01|2025-11/.test(body ?? '') ? text(500, '') : undefined);
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject({ name: 'KeepnetApiError' });
});

const mixed = wireCompanies(260, (index) => ({
  companyResourceId: `c-${index}`,
  resellerName: index < 130 ? 'Idle' : 'Busy',
  targetUserCount: index < 130 ? 0 : 50,
  monthlyActiveUserCount: 0,
}));
const busy = Object.fromEntries(mixed.slice(130).map((row) => [row.companyResourceId, 3]));

test.each([
  ['of a filter', { filters: [{ field: 'resellerName', operator: '=', value: 'Idle' }] }, 0],
  ['by Target Users', { orderBy: 'targetUsers' }, 390],
  ['by creation', {}, 390],
] as const)(
  'gives the companies of a month when the first ones %s are without users in any',
  async (_name, how, sum) => {
    const months = { '2026-11': {}, '2026-10': busy };
    const { client } = createFakeClient({ companies: mixed, months }, { pageSize: 50 });
    const found = await all(client.searchCompanies({ month: '2026-10', ...how }));
    expect(found.reduce((total, { monthlyUsers }) => total + monthlyUsers, 0)).toBe(sum);
  },
);

test.each([{ sort: ['TargetUserCount'] }, {}])(
  'throws KeepnetConsistencyError when the server ignores the month and %o',
  async (refuse) => {
    const { client } = createFakeClient({ companies: mixed, ignore: { month: true }, refuse });
    await expect(client.monthlyUserTotal({ month: '2026-10' })).rejects.toThrow('cannot be told');
  },
);

test('returns the total of the current month on its first day when the oldest companies never had users', async () => {
  const months = { '2026-11': {}, '2026-10': busy };
  const clock = createFakeClock('2026-11-01T00:30:00.000Z');
  const { client } = createFakeClient({ companies: mixed, months }, { clock });
  expect(await client.monthlyUserTotal()).toMatchObject({ totalMonthlyUsers: 0, companyCount: 260 });
});

test('throws KeepnetConsistencyError when the server ignores the month and all companies go meanwhile', async () => {
  const fake = createFakeClient({ companies: wireCompanies(3), ignore: { month: true } });
  const idle = wireCompanies(3, () => ({ monthlyActiveUserCount: 0 }));
  let asked = 0;
  fake.keepnet.options.before = ({ body = '' }) => {
    // Without users while the proof is sought, and without companies after it.
    if (body.includes('pageNumber')) fake.keepnet.options.companies = body.includes('TargetUserCount') ? [] : idle;
    if (body.includes('2000-01')) asked++;
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toThrow('cannot be told');
  expect(asked).toBe(1);
});
