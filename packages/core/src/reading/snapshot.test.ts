import { describe, expect, test } from 'vitest';
import { createFakeClock, json, searchPage, type WireCompany, wireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(7);
const ids = (rows: readonly { companyResourceId: string }[]) => rows.map(({ companyResourceId }) => companyResourceId);

/** A server whose pages are these rows, whatever size is asked for, with `data` in the answer of each. */
function serving(pages: readonly (readonly WireCompany[])[], dataOf: (page: number) => object = () => ({})) {
  const total = pages.flat().length;
  const answerOf = (page: number, rows: readonly WireCompany[]) => {
    const answer = searchPage(rows, { pageNumber: page, total });
    return json(200, { ...answer, data: { ...answer.data, ...dataOf(page) } });
  };
  const fake = createFakeClient({ companies: [] }, { retry: { budgetMs: 1000 } });
  fake.answerAt({ pageAfter: pages.length }, answerOf(pages.length + 1, []));
  for (const [index, rows] of pages.entries()) fake.answerAt({ page: index + 1 }, answerOf(index + 1, rows));
  return fake;
}

const pages = [companies.slice(0, 3), companies.slice(3, 6), companies.slice(6)];

test('returns every company in the order of the server, however late a page comes', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 2 });
  for (const page of [1, 2, 3, 4]) fake.slowAt({ page }, 10_000 / page);
  const found = await fake.client.searchCompanies();
  expect(found.companies.map(({ companyId }) => companyId)).toEqual(ids(companies));
});

test('reads the first page, then the others, no more than maxConcurrency at once', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 1, maxConcurrency: 3, latencyMs: 100 });
  await fake.client.searchCompanies();
  expect(fake.rounds()).toEqual([['plain 1'], ['plain 2', 'plain 3', 'plain 4'], ['plain 5', 'plain 6', 'plain 7']]);
});

test('believes the rows of the first page, not the size that was asked for or reported', async () => {
  const fake = serving(pages, () => ({ pageSize: 1000 }));
  expect((await fake.client.searchCompanies()).companies).toHaveLength(7);
  expect(fake.searches().map(({ pageNumber }) => pageNumber)).toEqual([1, 2, 3]);
});

test('returns nothing for results that are null', async () => {
  expect(await serving([], () => ({ results: null })).client.searchCompanies()).toMatchObject({ companies: [] });
});

describe('throws KeepnetConsistencyError, and gives no companies, when', () => {
  const twice = companies[3] as WireCompany;

  test.each([
    [
      'a page tells another total',
      serving(pages, (page) => (page === 2 ? { totalNumberOfRecords: 8 } : {})),
      'counted 7 companies on page 1 and 8 on page 2',
    ],
    [
      'another page comes',
      serving(pages, (page) => (page === 2 ? { pageNumber: 3 } : {})),
      'page 2 was asked for and page 3 came',
    ],
    [
      'a page is not full',
      serving([companies.slice(0, 3), companies.slice(3, 5), companies.slice(5)]),
      'page 2 held 2 companies instead of 3',
    ],
    [
      'a page is too full',
      serving([companies.slice(0, 3), companies.slice(3)]),
      'page 2 held 4 companies instead of 3',
    ],
    [
      'a company comes twice on two pages',
      serving([pages[0] ?? [], pages[1] ?? [], [twice]]),
      'page 3 listed a company that had been listed before',
    ],
    [
      'companies come twice on one page',
      serving([[twice, twice, twice]]),
      'page 1 listed 2 companies that had been listed before',
    ],
    [
      'fewer are listed than counted',
      serving([[]], () => ({ totalNumberOfRecords: 2 })),
      'Keepnet counted 2 companies, and 0 different ones were listed',
    ],
    [
      'more are listed than counted',
      serving([companies], () => ({ totalNumberOfRecords: 2 })),
      'page 1 held 7 companies instead of 2',
    ],
  ])('%s', async (_, { client }, seen) => {
    const pending = client.searchCompanies();
    await expect(pending).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
    await expect(pending).rejects.toThrow(seen);
  });
});

test('reads again when the calendar month changes under a listing of the current one', async () => {
  const fake = createFakeClient(
    { companies },
    { pageSize: 4, clock: createFakeClock('2026-11-30T23:59:59.500Z'), latencyMs: 300 },
  );
  await fake.client.searchCompanies();
  expect(fake.rounds().flat()).toEqual(['plain 1', 'plain 1', 'plain 2']);
});

describe('a server that declares', () => {
  test.each([1_000_001, 10 ** 12])('%i companies is a KeepnetResponseError after one page', async (total) => {
    const fake = serving([companies], () => ({ totalNumberOfRecords: total }));
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({
      name: 'KeepnetResponseError',
      message: expect.stringContaining('more than 1,000,000 cannot be right') as string,
    });
    expect(fake.searches()).toHaveLength(1);
  });

  test('a million companies is read on', async () => {
    const fake = serving([companies], (page) => ({
      totalNumberOfRecords: 1_000_000,
      ...(page > 1 && { results: [] }),
    }));
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  });
});

describe('rows nested in others', () => {
  const [child, grandchild, sibling, other] = wireCompanies(4);
  const parent = wireCompany({ children: [{ ...child, children: [grandchild] }, sibling] as WireCompany[] });

  test.each([
    ['its parents only', 2],
    ['nested companies, too', 5],
  ])('are companies like all others on one page, when the server counts %s', async (_, total) => {
    const { client } = serving([[parent, other as WireCompany]], (page) => ({
      totalNumberOfRecords: total,
      ...(page > 1 && { results: [] }),
    }));
    const { companies: found } = await client.searchCompanies();
    expect(found.map(({ companyId }) => companyId)).toEqual(
      [parent, child, grandchild, sibling, other].map((row) => row?.companyResourceId),
    );
  });

  test('are a KeepnetResponseError on several pages', async () => {
    const { client } = serving([[parent], [other as WireCompany]], () => ({ totalNumberOfRecords: 5 }));
    await expect(client.searchCompanies()).rejects.toMatchObject({
      name: 'KeepnetResponseError',
      message: expect.stringContaining('lists companies inside others (field children)') as string,
    });
  });

  test('are a KeepnetConsistencyError when more are counted', async () => {
    const { client } = serving([[parent, other as WireCompany]], (page) => ({
      totalNumberOfRecords: 9,
      ...(page > 1 && { results: [] }),
    }));
    await expect(client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  });
});

describe('requests under way', () => {
  const never = new Promise<never>(() => undefined);

  test('end when the client is aborted, with its reason', async () => {
    const ending = new AbortController();
    const fake = createFakeClient({ companies }, { pageSize: 1, signal: ending.signal });
    const { client, keepnet } = fake.answerAt({ pageAfter: 1 }, never);
    const found = expect(client.searchCompanies()).rejects.toThrow('enough');
    while (keepnet.transport.requests.length < 6) await new Promise(setImmediate);
    ending.abort(new Error('enough'));
    await found;
    expect(keepnet.transport.requests).toHaveLength(6);
    await expect(client.searchCompanies()).rejects.toThrow('enough');
  });

  test('end when a page fails, whose error is thrown', async () => {
    const fake = createFakeClient({ companies }, { pageSize: 1 }).answerAt({ pageAfter: 1 }, never);
    const { client, keepnet } = fake.answerAt({ page: 2 }, json(403, { status: 'FAILED' }));
    await expect(client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
    expect(keepnet.transport.requests.slice(-3).map(({ signal }) => signal?.aborted)).toEqual([true, true, true]);
  });
});
