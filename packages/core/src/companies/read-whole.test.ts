import { expect, test } from 'vitest';
import type { TransportRequest } from '../ports/transport';
import { json, searchPage } from '../testing';
import { all, createFakeClient, searchOf, type SentBody, wireCompanies } from '../testing/fake-client';

type Answer = ReturnType<typeof searchPage>['data'];

const companies = wireCompanies(7, (index) => ({ monthlyActiveUserCount: 2 ** index }));
const SUM = 127;

/** Changes the answers to the searches for whole pages as `change` says; `round` counts how often a page was asked for. */
function disturbed(
  change: (page: Answer, asked: SentBody, round: number) => Partial<Answer> | undefined,
  pageSize = 3,
) {
  const rounds = new Map<number, number>();
  const before = (request: TransportRequest) => {
    const asked = searchOf(request);
    if (!asked || asked.pageSize === 1) return undefined;
    const round = (rounds.get(asked.pageNumber) ?? 0) + 1;
    rounds.set(asked.pageNumber, round);
    const rows = companies.slice((asked.pageNumber - 1) * pageSize, asked.pageNumber * pageSize);
    const { data } = searchPage(rows, { pageNumber: asked.pageNumber, pageSize, total: companies.length });
    return json(200, { status: 'SUCCESS', data: { ...data, ...change(data, asked, round) } });
  };
  return createFakeClient({ companies, before }, { pageSize, retry: { baseDelayMs: 100, maxDelayMs: 1000 } });
}

test('returns no companies from an answer that leaves its number unfilled', async () => {
  const { client } = createFakeClient({
    companies: [],
    before: (request) =>
      searchOf(request) &&
      json(200, { status: 'SUCCESS', data: { pageNumber: 0, totalNumberOfRecords: 0, results: null } }),
  });
  expect(await all(client.searchCompanies())).toEqual([]);
});

const faults: [string, (page: Answer, asked: SentBody) => Partial<Answer> | undefined, string][] = [
  [
    'a page that comes twice',
    (_, { pageNumber }) => (pageNumber === 2 ? { results: companies.slice(0, 3) } : undefined),
    'page 2 listed 3 companies that had been listed before',
  ],
  [
    'a page with another number',
    (_, { pageNumber }) => (pageNumber === 3 ? { pageNumber: 2 } : undefined),
    'page 3 was asked for and page 2 came',
  ],
  [
    'a short page',
    (page, { pageNumber }) => (pageNumber === 2 ? { results: page.results?.slice(1) ?? null } : undefined),
    'page 2 held 2 companies instead of 3',
  ],
  [
    'an empty page',
    (_, { pageNumber }) => (pageNumber === 2 ? { results: null } : undefined),
    'page 2 held 0 companies instead of 3',
  ],
  [
    'a page too long',
    (_, { pageNumber }) => (pageNumber === 3 ? { results: companies.slice(5) } : undefined),
    'page 3 held 2 companies instead of 1',
  ],
  [
    'a total that grows',
    (_, { pageNumber }) => (pageNumber === 3 ? { totalNumberOfRecords: 8 } : undefined),
    'Keepnet counted 7 companies on page 1 and 8 on page 3',
  ],
  [
    'a total that shrinks',
    (_, { pageNumber }) => (pageNumber === 2 ? { totalNumberOfRecords: 6 } : undefined),
    'Keepnet counted 7 companies on page 1 and 6 on page 2',
  ],
  [
    'more companies than counted',
    (_, { pageNumber }) => (pageNumber === 1 ? { totalNumberOfRecords: 2 } : undefined),
    'Keepnet counts 2 companies, and 3 different ones were listed',
  ],
  ['fewer companies than counted', () => ({ totalNumberOfRecords: 8 }), 'page 3 held 1 company instead of 2'],
  [
    'companies counted and none listed',
    (_, { pageNumber }) => (pageNumber === 1 ? { results: [] } : undefined),
    'Keepnet counts 7 companies, and 0 different ones were listed',
  ],
  [
    'a company twice on one page',
    ({ results }, { pageNumber }) =>
      pageNumber === 1 ? { results: [results?.[0], results?.[1], results?.[0]] } : undefined,
    'page 1 listed a company that had been listed before',
  ],
];

test.each(faults)('reads again after %s', async (_, fault) => {
  const { client, clock } = disturbed((page, asked, round) => (round === 1 ? fault(page, asked) : undefined));
  const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal();
  expect(totalMonthlyUsers).toBe(SUM);
  expect(completeness).toMatchObject({ rereads: 1, totalRecords: 7, uniqueCompanies: 7 });
  expect(clock.sleeps).toEqual([50]);
});

test.each(faults)(
  'throws KeepnetConsistencyError when reading again does not help against %s',
  async (_, fault, seen) => {
    const { client, clock, searches } = disturbed(fault);
    await expect(client.monthlyUserTotal()).rejects.toMatchObject({
      name: 'KeepnetConsistencyError',
      code: 'CONSISTENCY',
      message:
        `The companies could not be read without contradiction, although they were read 11 times: ${seen}. Nothing is ` +
        'given, because it could be wrong. Run it again when no companies are being added or removed.',
    });
    expect(clock.sleeps).toEqual([50, 100, 200, 400, 500, 500, 500, 500, 500, 500]);
    expect(searches().filter(({ pageNumber, pageSize }) => pageNumber === 1 && pageSize > 1)).toHaveLength(11);
  },
);

test('gives up within the retry budget', async () => {
  const { client, clock } = createFakeClient(
    {
      companies,
      before: (request) => (searchOf(request) ? json(200, searchPage(companies, { total: 9 })) : undefined),
    },
    { retry: { baseDelayMs: 1000, maxDelayMs: 8000, budgetMs: 5000 } },
  );
  const start = clock.now();
  await expect(client.monthlyUserTotal()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  expect(clock.now() - start).toBeLessThan(5000);
  expect(clock.sleeps.length).toBeLessThan(10);
});

test('returns a certificate of what really happened', async () => {
  let clockTurns = 0;
  const { client, clock } = disturbed((_, { pageNumber }, round) => {
    clock.advance(1000);
    clockTurns++;
    return pageNumber === 2 && round <= 2 ? { results: companies.slice(1, 4) } : undefined;
  });
  const { completeness } = await client.monthlyUserTotal({ month: '2026-11' });
  expect(completeness).toEqual({
    totalRecords: 7,
    uniqueCompanies: 7,
    // Three of them without the month: the page that is looked at for that cannot hold all seven companies.
    pagesRead: 10,
    rereads: 2,
    duplicatesDropped: 4,
    startedAt: '2026-11-20T12:00:00.000Z',
    finishedAt: new Date(Date.UTC(2026, 10, 20, 12) + clockTurns * 1000 + 50 + 100).toISOString(),
    verification: 'standard',
    exportTotal: null,
    monthSelected: true,
    digest: completeness.digest,
  });
  const other = createFakeClient({ companies: companies.toReversed() }, { pageSize: 2 });
  expect((await other.client.monthlyUserTotal()).completeness.digest).toBe(completeness.digest);
});

test('throws KeepnetConsistencyError that says so when the month changes in every reading', async () => {
  const { client, clock, keepnet } = createFakeClient({ companies, refuse: { month: true } });
  keepnet.options.before = (request) => {
    if (searchOf(request)) clock.advance(31 * 86_400_000);
    return undefined;
  };
  await expect(client.companiesOverLimit()).rejects.toThrow(
    /were read \d+ times: the calendar month changed\. Nothing is given/,
  );
});
