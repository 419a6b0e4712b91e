import { expect, test } from 'vitest';
import { json } from '../testing';
import { createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(3, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: 5 }));
const months = { '2026-10': { 'c-0': 2 } };
const month = '2026-10';

/** A server that refuses the month in which nobody had users, the first so many times. */
function refusing(times: number, options: object) {
  const fake = createFakeClient({ companies, months, ...options });
  let refusals = 0;
  fake.keepnet.options.before = ({ body }) => (body?.includes('2000-01') && refusals++ < times ? refusal : undefined);
  return fake.client;
}

const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['Unknown field MonthlyActiveUser'] });

test('throws KeepnetInvalidRequestError when the month is ignored, also after two refusals by mishap', async () => {
  const client = refusing(2, { ignore: { month: true } });
  await expect(client.monthlyUserTotal({ month })).rejects.toThrow('cannot select a month');
});

test('returns the total of a server that refuses the month in which nobody had users three times', async () => {
  const total = await refusing(3, {}).monthlyUserTotal({ month });
  expect(total).toMatchObject({ totalMonthlyUsers: 2, companyCount: 3 });
});

test('throws KeepnetInvalidRequestError when the month is ignored, and all is refused for a moment', async () => {
  const fake = createFakeClient({ companies, ignore: { month: true } });
  let isDown = false;
  fake.keepnet.options.before = ({ body }) => {
    isDown ||= !!body?.includes('2000-01');
    return isDown ? refusal : undefined;
  };
  await expect(fake.client.monthlyUserTotal({ month })).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
});

/** A server that answers the months named with `answer`. */
function failing(named: readonly string[], answer: ReturnType<typeof json>) {
  const fake = createFakeClient({ companies, months });
  fake.keepnet.options.before = (request) =>
    searchOf(request) && named.some((each) => request.body?.includes(each)) ? answer : undefined;
  return fake;
}

const down = json(500, { status: 'INTERNAL_SERVER_ERROR', message: null });

test('returns the total where the server fails for a month so long ago, and not for one just before the first', async () => {
  const { client, searches } = failing(['2000-01'], down);
  expect(await client.monthlyUserTotal({ month })).toMatchObject({ totalMonthlyUsers: 2 });
  expect(searches().filter((body) => JSON.stringify(body).includes('2025-11'))).toHaveLength(1);
});

test('throws KeepnetApiError where the server fails for both, or counts users in the second', async () => {
  const { client } = failing(['2000-01', '2025-11'], down);
  await expect(client.monthlyUserTotal({ month })).rejects.toMatchObject({ name: 'KeepnetApiError' });
  const other = failing(['2000-01'], down);
  const { before } = other.keepnet.options;
  other.keepnet.options.before = (request, index) => {
    other.keepnet.options.ignore = { month: request.body?.includes('2025-11') === true };
    return before?.(request, index);
  };
  await expect(other.client.monthlyUserTotal({ month })).rejects.toMatchObject({ name: 'KeepnetApiError' });
});

test('returns the total where the server gives no numbers for a month in which nobody had users', async () => {
  const fake = createFakeClient({ companies, months });
  let isLongAgo = false;
  fake.keepnet.options.before = ({ body }) => {
    isLongAgo = body?.includes('2000-01') === true;
    return undefined;
  };
  fake.keepnet.options.present = (row) => (isLongAgo ? { ...row, monthlyActiveUserCount: null } : row);
  expect(await fake.client.monthlyUserTotal({ month })).toMatchObject({ totalMonthlyUsers: 2 });
});

test('throws KeepnetResponseError where it gives none for the month asked for', async () => {
  const fake = createFakeClient({ companies, months, present: (row) => ({ ...row, monthlyActiveUserCount: null }) });
  await expect(fake.client.monthlyUserTotal({ month })).rejects.toMatchObject({ name: 'KeepnetResponseError' });
});

test('returns the total of a server that caps its pages, when the first company with users is on a later one', async () => {
  const many = wireCompanies(120, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: 0 }));
  const fake = createFakeClient({ companies: many, months: { [month]: { 'c-110': 7 } }, pageCap: 30 });
  expect(await fake.client.monthlyUserTotal({ month })).toMatchObject({ totalMonthlyUsers: 7, companyCount: 120 });
  const asked = fake.searches().filter((body) => JSON.stringify(body).includes('2000-01'));
  expect(asked.map(({ pageNumber }) => pageNumber)).toEqual([4, 4]);
});

test('returns the total of a server that refuses larger pages than the client reads', async () => {
  const { client } = createFakeClient({ companies, months, refuse: { pageSizeOver: 10 } }, { pageSize: 5 });
  expect(await client.monthlyUserTotal({ month })).toMatchObject({ totalMonthlyUsers: 2, companyCount: 3 });
});
