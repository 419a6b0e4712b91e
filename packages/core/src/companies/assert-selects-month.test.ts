import { expect, test } from 'vitest';
import { createFakeClient, itemsOf, searchOf, wireCompanies } from '../testing/fake-client';
import { createFakeClock } from '../testing/fake-clock';
import { json } from '../testing/fake-response';

const counting = (users: number, count = 3) =>
  wireCompanies(count, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: users }));
const ignoring = { ignore: { month: true } };

test('throws KeepnetConsistencyError when the server ignores the month and nobody has users in its current one', async () => {
  const { client } = createFakeClient({ companies: counting(0), ...ignoring });
  const error = { name: 'KeepnetConsistencyError', message: expect.stringContaining('cannot be told') };
  await expect(client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject(error);
  await expect(client.compareMonths({ from: '2026-09', to: '2026-10' })).rejects.toMatchObject(error);
});

test('throws KeepnetInvalidRequestError when the server ignores the month and its current numbers move', async () => {
  const fake = createFakeClient({ companies: counting(5), ...ignoring });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)) fake.keepnet.options.companies = counting(5 + fake.searches().length);
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toThrow('cannot select a month');
});

test('throws KeepnetConsistencyError when the server ignores the month and the current one ends meanwhile', async () => {
  const clock = createFakeClock('2026-11-30T23:59:59.000Z');
  const fake = createFakeClient({ companies: counting(9), ...ignoring }, { clock, pageSize: 1 });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.pageNumber !== 2) return undefined;
    clock.advance(2000);
    fake.keepnet.options.companies = counting(1);
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-11' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test.each([
  ['the month asked for', { '2026-11': {}, '2026-10': { 'c-1': 4 } }, 4],
  ['a month before', { '2026-11': {}, '2026-10': {}, '2026-09': { 'c-2': 1 } }, 0],
])('returns the total when nobody has users in the current month, yet some in %s', async (_name, months, total) => {
  const { client } = createFakeClient({ companies: counting(0), months });
  expect(await client.monthlyUserTotal({ month: '2026-10' })).toMatchObject({
    totalMonthlyUsers: total,
    companyCount: 3,
  });
});

test('returns the total when the first companies are without users, wherever the others stand', async () => {
  const months = { '2026-11': {}, '2026-10': { 'c-240': 7 } };
  const { client } = createFakeClient({ companies: counting(0, 250), months });
  expect(await client.monthlyUserTotal({ month: '2026-10' })).toMatchObject({ totalMonthlyUsers: 7 });
});

test('asks for a month in which nobody had users once, as long as the client lives', async () => {
  const { client, searches } = createFakeClient({ companies: counting(5) });
  await client.monthlyUserTotal({ month: '2026-10' });
  await client.monthlyUserTotal({ month: '2026-09' });
  expect(searches().filter((body) => JSON.stringify(body).includes('2000-01'))).toHaveLength(1);
});

test('throws KeepnetInvalidRequestError when the month is ignored, also after one refusal by mishap', async () => {
  const fake = createFakeClient({ companies: counting(5), ...ignoring });
  let refusals = 0;
  fake.keepnet.options.before = ({ body }) => {
    fake.keepnet.options.refuse = body?.includes('2000-01') && refusals++ === 0 ? { month: true } : {};
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toThrow('cannot select a month');
});

test.each([
  ['removed', 'noon', '2026-11-20T12:00:00.000Z', counting(5), []],
  ['counted for the next month', "a month's end", '2026-11-30T23:59:59.000Z', counting(5), counting(0)],
  ['counted for the next month, with users', "a month's end", '2026-11-30T23:59:59.000Z', counting(0), counting(5)],
])(
  'throws KeepnetConsistencyError when all companies are %s meanwhile (%s), on a server that ignores the month',
  async (_name, _when, start, before, after) => {
    const fake = createFakeClient({ companies: before, ...ignoring }, { clock: createFakeClock(start) });
    let asked = 0;
    fake.keepnet.options.before = (request) => {
      const isProof = request.body?.includes('2000-01') === true;
      // Users are gone for the proof itself; those that come are there after it.
      if (asked > 0 || (isProof && before.some((row) => row.monthlyActiveUserCount > 0))) {
        fake.keepnet.options.companies = after;
      }
      if (isProof) asked++;
      return undefined;
    };
    await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject({
      name: 'KeepnetConsistencyError',
    });
    expect(asked).toBeGreaterThan(0);
  },
);

test('throws KeepnetConsistencyError when only a company added meanwhile has users, on a server that ignores the month', async () => {
  const fake = createFakeClient({ companies: counting(0), ...ignoring });
  let added = false;
  fake.keepnet.options.before = (request) => {
    if (added)
      fake.keepnet.options.companies = [...counting(0), ...wireCompanies(1, () => ({ companyResourceId: 'new' }))];
    added ||= request.body?.includes('2000-01') === true;
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test('throws KeepnetConsistencyError when all companies are removed once they were listed, on a server that ignores the month', async () => {
  const fake = createFakeClient({ companies: counting(5), ...ignoring });
  fake.keepnet.options.before = (request) => {
    const search = searchOf(request);
    if (search && itemsOf(search).length === 0) fake.keepnet.options.companies = [];
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test('returns the total when one of the companies is removed meanwhile', async () => {
  const fake = createFakeClient({ companies: counting(0), months: { '2026-10': { 'c-1': 4 } }, monthDropsIdle: true });
  fake.keepnet.options.before = ({ body }) => {
    const { options } = fake.keepnet;
    if (body?.includes('2000-01')) options.companies = options.companies.slice(1);
    return undefined;
  };
  expect(await fake.client.monthlyUserTotal({ month: '2026-10' })).toMatchObject({
    totalMonthlyUsers: 4,
    companyCount: 2,
  });
});

test.each([
  ['2026-11-20', '2026-10', ['2026-10', '2026-09', '2026-08']],
  ['2026-01-20', '2025-12', ['2025-12']],
])('looks for users in the three months before, none before the first: on %s for %s', async (day, month, asked) => {
  const clock = createFakeClock(`${day}T12:00:00.000Z`);
  const { client, searches } = createFakeClient({ companies: counting(0) }, { clock });
  await expect(client.monthlyUserTotal({ month })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message:
      'It cannot be told whether this Keepnet server selects a month: no company that was looked at has Monthly Users ' +
      `in ${month}, in the current month or in those before. Nothing is given, because it might not be ${month}. Run ` +
      'it again when companies have users.',
  });
  // The first companies, then the largest ones.
  const looks = ['2000-01', ...asked];
  const months = searches().flatMap(itemsOf);
  expect(months).toEqual([month, ...looks, ...looks].map((other) => `MonthlyActiveUser = ${other}`));
});

test('asks a server that refuses a month before Keepnet counted three times', async () => {
  const fake = createFakeClient({ companies: counting(5) });
  const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['Unknown field MonthlyActiveUser'] });
  fake.keepnet.options.before = ({ body }) => (body?.includes('2000-01') ? refusal : undefined);
  await fake.client.monthlyUserTotal({ month: '2026-10' });
  expect(
    fake
      .searches()
      .flatMap(itemsOf)
      .filter((item) => item.includes('2000-01')),
  ).toHaveLength(3);
});
