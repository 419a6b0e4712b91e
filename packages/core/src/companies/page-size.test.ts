import { expect, test } from 'vitest';
import type { TransportRequest } from '../ports/transport';
import { json, searchPage, type WireCompany, wireCompany } from '../testing';
import { all, createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const distinct = (count: number): WireCompany[] =>
  wireCompanies(count, (index) => ({ monthlyActiveUserCount: 2 ** index }));

test('reads again with the size it asked for first, when the server gives half of any size', async () => {
  const rows = distinct(10);
  const { client, searches } = createFakeClient(
    {
      companies: [],
      before: (request) => {
        if (!request.url.endsWith('/search')) return undefined;
        const { pageNumber, pageSize } = JSON.parse(request.body ?? '') as { pageNumber: number; pageSize: number };
        const size = Math.floor(pageSize / 2);
        const page = rows.slice((pageNumber - 1) * size, pageNumber * size);
        return json(200, searchPage(page, { pageNumber, pageSize, total: rows.length }));
      },
    },
    { pageSize: 8 },
  );
  expect(await all(client.searchCompanies())).toHaveLength(10);
  expect(searches().at(-1)?.pageSize).toBe(8);
});

/** Gives two companies a page at most and counts its pages by the size asked for: the rest of each is nowhere. */
const leavingGaps = (rows: readonly WireCompany[]) => (request: TransportRequest) => {
  const { pageNumber, pageSize } = searchOf(request) ?? {};
  if (!pageNumber || !pageSize) return undefined;
  const start = (pageNumber - 1) * pageSize;
  const page = rows.slice(start, start + Math.min(pageSize, 2));
  return json(200, searchPage(page, { pageNumber, pageSize, total: rows.length }));
};

test('returns every company of a server whose larger pages leave gaps', async () => {
  const rows = distinct(9);
  const { client } = createFakeClient({ companies: [], before: leavingGaps(rows) }, { pageSize: 4 });
  expect(await client.monthlyUserTotal()).toMatchObject({ totalMonthlyUsers: 2 ** 9 - 1, companyCount: 9 });
});

test('leaves no company out for a reader that stops early, on such a server', async () => {
  const rows = distinct(9);
  const { client } = createFakeClient({ companies: [], before: leavingGaps(rows) }, { pageSize: 4 });
  const given: string[] = [];
  for await (const { companyId } of client.searchCompanies()) {
    given.push(companyId);
    if (given.length === 4) break;
  }
  expect(given).toEqual(rows.slice(0, 4).map((row) => row.companyResourceId));
});

test('asks for no page after an empty one when the server counts nested companies', async () => {
  const rows = [wireCompany({ children: distinct(20) }), ...distinct(3)];
  const { client, searches } = createFakeClient(
    {
      companies: [],
      before: (request) => {
        const { pageNumber } = searchOf(request) ?? {};
        if (pageNumber === undefined) return undefined;
        const page = rows.slice((pageNumber - 1) * 2, pageNumber * 2);
        return json(200, searchPage(page, { pageNumber, pageSize: 2, total: 24 }));
      },
    },
    { pageSize: 2, maxConcurrency: 1 },
  );
  expect(await all(client.searchCompanies())).toHaveLength(24);
  expect(Math.max(...searches().map(({ pageNumber }) => pageNumber))).toBeLessThan(6);
});

test('asks for smaller pages when the server refuses the size, and remembers it', async () => {
  const companies = distinct(30);
  const { client, searches } = createFakeClient({ companies, refuse: { pageSizeOver: 20 } }, { pageSize: 64 });
  expect(await all(client.searchCompanies())).toHaveLength(30);
  const first = searches().map(({ pageSize }) => pageSize);
  expect(first).toEqual([64, 32, 16, 16]);
  await all(client.searchCompanies());
  expect(
    searches()
      .slice(first.length)
      .map(({ pageSize }) => pageSize),
  ).toEqual([16, 16]);
});

test('throws KeepnetInvalidRequestError when even the smallest page is refused', async () => {
  const { client, searches } = createFakeClient({ companies: distinct(3), refuse: { pageSizeOver: 0 } });
  await expect(client.companiesOverLimit()).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
  expect(searches().length).toBeLessThan(20);
});

test.each(['PageSize must be between 1 and 10', 'The page size is too large', 'pagesize: 64'])(
  'asks for smaller pages when the server says: %s',
  async (words) => {
    const { client, searches } = createFakeClient(
      {
        companies: distinct(3),
        before: ({ body }) =>
          body?.includes('"pageSize":64')
            ? json(400, { status: 'INPUT_ERROR', validationMessages: ['Not valid', words] })
            : undefined,
      },
      { pageSize: 64 },
    );
    expect(await all(client.searchCompanies())).toHaveLength(3);
    expect(searches().map(({ pageSize }) => pageSize)).toEqual([64, 32]);
  },
);

test.each([
  [400, 'INPUT_ERROR', 'KeepnetInvalidRequestError'],
  [403, 'FAILED', 'KeepnetPermissionError'],
])('throws a %i that does not speak of the size, without asking again', async (code, status, name) => {
  const { client, searches } = createFakeClient({
    companies: distinct(3),
    before: ({ url }) => (url.endsWith('/search') ? json(code, { status }) : undefined),
  });
  await expect(all(client.searchCompanies())).rejects.toMatchObject({ name });
  expect(searches()).toHaveLength(1);
});
