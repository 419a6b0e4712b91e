import { expect, test } from 'vitest';
import { createFakeClock, json, searchPage, type WireCompany, wireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(7);
const ids = (rows: readonly { companyResourceId: string }[]) => rows.map(({ companyResourceId }) => companyResourceId);

/** What is special about the answers: of all pages, or of the page with that number. */
type Data = Readonly<Partial<Record<'all' | number, object>>>;

/** A server whose pages are these rows, whatever size is asked for. */
function serving(pages: readonly (readonly WireCompany[])[], data: Data = {}) {
  const total = pages.flat().length;
  const answerOf = (page: number, rows: readonly WireCompany[]) => {
    const answer = searchPage(rows, { pageNumber: page, total });
    return json(200, { ...answer, data: { ...answer.data, ...data.all, ...data[page] } });
  };
  const fake = createFakeClient({ companies: [] }, { retry: { budgetMs: 1000 } });
  fake.answerAt({ pageAfter: pages.length }, answerOf(pages.length + 1, []));
  for (const [index, rows] of pages.entries()) fake.answerAt({ page: index + 1 }, answerOf(index + 1, rows));
  return fake;
}

/** The companies in pages of these sizes. */
function pagesOf(...sizes: readonly number[]): WireCompany[][] {
  const rest = [...companies];
  return sizes.map((size) => rest.splice(0, size));
}

const pages = pagesOf(3, 3, 1);
const counted = (totalNumberOfRecords: number): Data => ({ all: { totalNumberOfRecords } });
/** One page, and none after it. */
const alone = (totalNumberOfRecords: number): Data => ({ ...counted(totalNumberOfRecords), 2: { results: null } });

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
  const fake = serving(pages, { all: { pageSize: 1000 } });
  expect((await fake.client.searchCompanies()).companies).toHaveLength(7);
  expect(fake.searches().map(({ pageNumber }) => pageNumber)).toEqual([1, 2, 3]);
});

test('reads again when the calendar month changes under a listing of the current one', async () => {
  const clock = createFakeClock('2026-11-30T23:59:59.500Z');
  const fake = createFakeClient({ companies }, { pageSize: 4, clock, latencyMs: 300 });
  await fake.client.searchCompanies();
  expect(fake.rounds().flat()).toEqual(['plain 1', 'plain 1', 'plain 2']);
});

const [grandchild, sibling, other] = [wireCompany(), wireCompany(), wireCompany()];
const child = wireCompany({ children: [grandchild] });
const parent = wireCompany({ children: [child, sibling] });
const twice = companies[3] as WireCompany;

test.each<[string, (readonly WireCompany[])[], Data, string]>([
  ['a page tells another total', pages, { 2: { totalNumberOfRecords: 8 } }, 'counted 7 companies on page 1 and 8 on'],
  ['another page comes', pages, { 2: { pageNumber: 3 } }, 'page 2 was asked for and page 3 came'],
  ['a page is not full', pagesOf(3, 2, 2), {}, 'page 2 held 2 companies instead of 3'],
  ['a page is too full', pagesOf(3, 4), {}, 'page 2 held 4 companies instead of 3'],
  ['a company comes twice', [...pagesOf(3, 3), [twice]], {}, 'page 3 listed a company that had been listed before'],
  ['companies come twice on one page', [[twice, twice, twice]], {}, 'page 1 listed 2 companies that had been listed'],
  ['fewer are listed than counted', [[]], counted(2), 'counted 2 companies, and 0 different ones were listed'],
  ['a million are counted', [companies], alone(1_000_000), 'kept changing'],
  ['more are listed than counted', [companies], counted(2), 'page 1 held 7 companies instead of 2'],
  ['nested ones are too few', [[parent, other]], alone(9), 'counted 9 companies, and 5 different ones were listed'],
])('gives no companies and throws KeepnetConsistencyError when %s', async (_, rows, data, seen) => {
  const error = await serving(rows, data).client.searchCompanies().catch(String);
  expect(error).toMatch(new RegExp(`^KeepnetConsistencyError: .*${seen}`));
});

test.each<[string, WireCompany[][], Data, string]>([
  ['more than a million are counted', [companies], alone(1_000_001), 'more than 1,000,000 cannot be right'],
  ['two pages hold nested ones', [[parent], [other]], counted(5), 'lists companies inside others (field children)'],
])('gives no companies and throws KeepnetResponseError when %s', async (_, rows, data, words) => {
  const error = await serving(rows, data).client.searchCompanies().catch(String);
  expect(error).toMatch(/^KeepnetResponseError: /);
  expect(error).toContain(words);
});

const all = [parent, child, grandchild, sibling, other];
const page = (total: number, ...rows: readonly WireCompany[]) => json(200, searchPage(rows, { total }));

test('rows nested in others are companies like all others on one page, when the server counts its parents only', async () => {
  const { companies: found } = await serving([[parent, other]], alone(2)).client.searchCompanies();
  expect(found.map(({ companyId }) => companyId)).toEqual(ids(all));
});

test('rows nested in others are companies, too, when the server counts them and its pages do', async () => {
  const fake = serving([[parent, other]], alone(5));
  fake.answerAt({ page: 1 }, page(5, { ...parent, children: [{ ...child, children: null }] }));
  fake.answerAt({ page: 1, pageSizeOver: 2 }, page(5, parent, other));
  expect((await fake.client.searchCompanies()).companies.map(({ companyId }) => companyId)).toEqual(ids(all));
});

test('rows nested in others do not stand for parents that a page left out', async () => {
  const others = [other, wireCompany(), wireCompany()];
  const fake = serving([[parent, ...others]], alone(4));
  fake.answerAt({ page: 1 }, page(4, parent));
  fake.answerAt({ page: 1, pageSizeOver: 1 }, page(4, parent), page(4, parent, ...others));
  expect((await fake.client.searchCompanies()).companies).toHaveLength(7);
});

const never = new Promise<never>(() => undefined);

test('requests under way end when the client is aborted, with its reason', async () => {
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

test('requests under way end when a page fails, whose error is thrown', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 1 }).answerAt({ pageAfter: 1 }, never);
  const { client, keepnet } = fake.answerAt({ page: 2 }, json(403, { status: 'FAILED' }));
  await expect(client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
  expect(keepnet.transport.requests.slice(-3).map(({ signal }) => signal?.aborted)).toEqual([true, true, true]);
});
