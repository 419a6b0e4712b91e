import { expect, test } from 'vitest';
import { createFakeClock, json, type WireCompany } from '../testing';
import { all, createFakeClient, itemsOf, searchOf, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(6, (index): Partial<WireCompany> => ({ monthlyActiveUserCount: 2 ** index }));
const refusing = (clock = createFakeClock()) =>
  createFakeClient({ companies, refuse: { month: true } }, { pageSize: 2, clock });
const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['No such month'] });

test('asks for the current month explicitly', async () => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 2 });
  const total = await client.monthlyUserTotal();
  expect(total.completeness.monthSelected).toBe(true);
  // The last request looks at what selecting a month changes.
  expect(searches().map(itemsOf)).toEqual([...Array(3).fill(['MonthlyActiveUser = 2026-11']), []]);
});

test('returns the current month of a server that cannot select months, and says so', async () => {
  const { client, searches } = refusing();
  const total = await client.monthlyUserTotal({ month: '2026-11' });
  expect(total).toMatchObject({ month: '2026-11', totalMonthlyUsers: 63, completeness: { monthSelected: false } });
  const before = searches().length;
  await client.monthlyUserTotal({ verification: 'strict' });
  const second = searches().slice(before);
  expect(second).toHaveLength(3);
  expect(second.flatMap(itemsOf)).toEqual([]);
});

test.each([
  ['a total', ({ client }: ReturnType<typeof refusing>) => client.monthlyUserTotal({ month: '2026-10' })],
  [
    'a comparison',
    ({ client }: ReturnType<typeof refusing>) => client.compareMonths({ from: '2026-10', to: '2026-11' }),
  ],
  ['a search', ({ client }: ReturnType<typeof refusing>) => all(client.searchCompanies({ month: '2026-10' }))],
  [
    'a file',
    ({ client }: ReturnType<typeof refusing>) =>
      client.exportCompanies({ list: 'all', format: 'csv', month: '2026-10' }),
  ],
])('throws KeepnetInvalidRequestError for %s of another month on such a server', async (_, ask) => {
  const fake = refusing();
  const error = {
    name: 'KeepnetInvalidRequestError',
    statusCode: 400,
    message:
      'This Keepnet server cannot select a month: it gives the Monthly Users of its current month only, not of ' +
      '2026-10. Choose the current month, or ask Keepnet support for an update of the server.',
  };
  await expect(ask(fake)).rejects.toMatchObject(error);
  const sent = fake.keepnet.transport.requests.length;
  await expect(fake.client.monthlyUserTotal({ month: '2026-09' })).rejects.toMatchObject({ name: error.name });
  expect(fake.keepnet.transport.requests).toHaveLength(sent);
});

test('throws KeepnetInvalidRequestError that tells why a month is refused that has begun in the east only', async () => {
  const { client, keepnet } = createFakeClient({ companies }, { clock: createFakeClock('2026-11-30T16:00:00Z') });
  keepnet.options.before = (request) => (request.body?.includes('2026-12') ? refusal : undefined);
  await expect(client.monthlyUserTotal({ month: '2026-12' })).rejects.toMatchObject({
    name: 'KeepnetInvalidRequestError',
    message: expect.stringMatching(/^Keepnet does not take 2026-12 yet: .* or choose the month before\.$/) as string,
  });
});

test('goes on with what needs no month', async () => {
  const { client } = refusing();
  await client.monthlyUserTotal();
  expect(await all(client.searchCompanies())).toHaveLength(6);
  expect(await all(client.searchCompanies({ month: '2026-11' }))).toHaveLength(6);
  expect(await client.companiesOverLimit()).toEqual([]);
  const file = await client.exportCompanies({ list: 'all', format: 'csv', month: '2026-11' });
  expect((await textOf(file.stream)).trim().split('\r\n')).toHaveLength(7);
});

/** A server without months, at two seconds before the end of November in UTC; each page takes a second. */
function atMonthEnd(clock = createFakeClock('2026-11-30T23:59:58.000Z')) {
  const fake = refusing(clock);
  fake.keepnet.options.before = (request) => {
    const page = searchOf(request);
    if (page && page.pageSize > 1) clock.advance(1000);
    return undefined;
  };
  return fake;
}

// The second is when December begins in the first place on earth, where the server may stand.
test.each(['2026-11-30T23:59:58.000Z', '2026-11-30T09:59:58.000Z'])(
  'throws KeepnetConsistencyError when the month ends while its total is read without selection, at %s',
  async (start) => {
    const { client } = atMonthEnd(createFakeClock(start));
    await expect(client.monthlyUserTotal()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  },
);

test.each([
  [{ month: '2026-11' }, 'cannot select a month, and so near to the end of a month'],
  [
    {},
    'The month 2026-11 ended while its companies were being listed, and the list could mix two months. Run it again.',
  ],
])('throws KeepnetConsistencyError when it ends while companies are given: %j', async (options, words) => {
  const given: number[] = [];
  const read = async (): Promise<void> => {
    for await (const { monthlyUsers } of atMonthEnd().client.searchCompanies(options)) given.push(monthlyUsers);
  };
  await expect(read()).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining(words) as string,
  });
  expect(given.length).toBeLessThan(6);
});

test('reads a list again when the month ends, so that one file holds one month', async () => {
  const fake = atMonthEnd();
  fake.keepnet.options.companies = wireCompanies(6, () => ({ targetUserCount: 500 }));
  expect(await fake.client.companiesOverLimit()).toHaveLength(6);
  const full = fake.searches().filter(({ pageSize }) => pageSize === 2);
  expect(full).toHaveLength(6);
});

test('writes the month asked for into the file of a list when that month ends meanwhile', async () => {
  const clock = createFakeClock('2026-11-30T23:59:59.000Z');
  const over = wireCompanies(2, (index) => ({ companyResourceId: `o-${index}`, targetUserCount: 500 }));
  const fake = createFakeClient({ companies: over, months: { '2026-11': { 'o-0': 777, 'o-1': 888 } } }, { clock });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)) clock.advance(1000);
    return undefined;
  };
  const file = await fake.client.exportCompanies({ list: 'overLimit', format: 'csv', month: '2026-11' });
  const text = await textOf(file.stream);
  expect(text).toMatch(/,777,/);
  expect(text).toMatch(/,888,/);
});

test('throws the refusal of one month, and remembers nothing of it', async () => {
  const { client, keepnet } = createFakeClient({ companies });
  keepnet.options.before = (request) => (request.body?.includes('2026-10') ? refusal : undefined);
  const refused = client.monthlyUserTotal({ month: '2026-10' });
  await expect(refused).rejects.toMatchObject({
    name: 'KeepnetInvalidRequestError',
    validationMessages: ['No such month'],
  });
  const other = await client.monthlyUserTotal({ month: '2026-09' });
  expect(other.completeness.monthSelected).toBe(true);
});

test('throws the failure of the question whether any month is refused, and remembers nothing of it', async () => {
  const { client, keepnet } = createFakeClient({ companies }, { retry: { maxAttempts: 1 } });
  keepnet.options.before = ({ body }) => {
    if (body?.includes('2026-10')) return refusal;
    return body?.includes('2026-11') ? json(500, {}) : undefined;
  };
  await expect(client.monthlyUserTotal({ month: '2026-10' })).rejects.toMatchObject({ name: 'KeepnetApiError' });
  expect((await client.monthlyUserTotal({ month: '2026-09' })).completeness.monthSelected).toBe(true);
});

test('throws the refusal when it is not the month that is refused', async () => {
  const { client, keepnet } = createFakeClient({ companies, refuse: { sort: ['CreateTime'] } });
  await expect(client.monthlyUserTotal()).rejects.toMatchObject({ validationMessages: ['Cannot order by CreateTime'] });
  keepnet.options.refuse = {};
  expect((await client.monthlyUserTotal()).completeness.monthSelected).toBe(true);
});

test.each([
  [500, 'INTERNAL_SERVER_ERROR', 'KeepnetApiError'],
  [403, 'FAILED', 'KeepnetPermissionError'],
])('throws a %i as it is and does not take it for a refused month', async (status, name, expected) => {
  const { client } = createFakeClient(
    {
      companies,
      before: (request) => (request.body?.includes('MonthlyActiveUser') ? json(status, { status: name }) : undefined),
    },
    { retry: { maxAttempts: 2 } },
  );
  await expect(client.monthlyUserTotal()).rejects.toMatchObject({ name: expected });
});

test.each([
  ['2026-11-30T22:00:00Z', '2026-11'],
  ['2026-12-01T02:00:00Z', '2026-12'],
  ['2026-12-01T02:00:00Z', '2026-11'],
])('throws KeepnetConsistencyError at %s for %s, when a server may count either month', async (now, month) => {
  const { client } = createFakeClient({ companies, refuse: { month: true } }, { clock: createFakeClock(now) });
  await expect(client.monthlyUserTotal({ month })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message:
      'This Keepnet server cannot select a month, and so near to the end of a month it cannot be told which one it ' +
      `counts. Nothing is given, because it might not be ${month}. At the beginning of a month, run it again on its ` +
      'second day. At its end it is too late for this month: run it a day earlier next time, or ask Keepnet support ' +
      'for an update of the server.',
  });
});
