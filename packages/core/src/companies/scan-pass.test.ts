import { expect, test } from 'vitest';
import type { TransportRequest } from '../ports/transport';
import { json, searchPage, type WireCompany, wireCompany } from '../testing';
import { all, createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const sumOf = (rows: readonly WireCompany[]): number => rows.reduce((sum, row) => sum + row.monthlyActiveUserCount, 0);
const distinct = (count: number): WireCompany[] =>
  wireCompanies(count, (index) => ({ monthlyActiveUserCount: 2 ** index }));

test('sends the minimal filter, an order and a direction with every page', async () => {
  const { client, searches } = createFakeClient({ companies: distinct(3) }, { pageSize: 2 });
  await all(client.searchCompanies());
  expect(searches()).toMatchInlineSnapshot(`
    [
      {
        "ascending": true,
        "filter": {
          "Condition": "AND",
          "SearchInputTextValue": "",
        },
        "orderBy": "CreateTime",
        "pageNumber": 1,
        "pageSize": 2,
      },
      {
        "ascending": true,
        "filter": {
          "Condition": "AND",
          "SearchInputTextValue": "",
        },
        "orderBy": "CreateTime",
        "pageNumber": 2,
        "pageSize": 2,
      },
    ]
  `);
});

test('selects the month in every page of a total and never sends a null', async () => {
  const { client, searches, keepnet } = createFakeClient({ companies: distinct(3) }, { pageSize: 2 });
  await client.monthlyUserTotal({ month: '2026-10' });
  expect(searches()[0]).toMatchInlineSnapshot(`
    {
      "ascending": true,
      "filter": {
        "Condition": "AND",
        "FilterGroups": [
          {
            "Condition": "AND",
            "FilterGroups": [],
            "FilterItems": [
              {
                "FieldName": "MonthlyActiveUser",
                "Operator": "=",
                "Value": "2026-10",
              },
            ],
          },
        ],
        "SearchInputTextValue": "",
      },
      "orderBy": "CreateTime",
      "pageNumber": 1,
      "pageSize": 2,
    }
  `);
  for (const { body } of keepnet.transport.requests) expect(body).not.toContain('null');
});

test('reads the first page alone, then no more than maxConcurrency at once, and as many as that', async () => {
  const inFlight = new Set<number>();
  const seen: number[][] = [];
  const { client } = createFakeClient(
    {
      companies: distinct(20),
      before: async (request) => {
        const page = searchOf(request);
        if (!page) return undefined;
        inFlight.add(page.pageNumber);
        seen.push([...inFlight]);
        await new Promise((resolve) => setImmediate(resolve));
        inFlight.delete(page.pageNumber);
        return undefined;
      },
    },
    { pageSize: 2, maxConcurrency: 3 },
  );
  expect(await all(client.searchCompanies())).toHaveLength(20);
  expect(seen.slice(0, 2)).toEqual([[1], [2]]);
  expect(Math.max(...seen.map((pages) => pages.length))).toBe(3);
});

test('returns companies in the order of the server however late their page comes', async () => {
  const companies = distinct(8);
  const { client } = createFakeClient(
    {
      companies,
      before: async (request) => {
        const turns = 10 - 2 * (searchOf(request)?.pageNumber ?? 5);
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        return undefined;
      },
    },
    { pageSize: 2 },
  );
  const ids = (await all(client.searchCompanies())).map(({ companyId }) => companyId);
  expect(ids).toEqual(companies.map((company) => company.companyResourceId));
});

test('believes a server that gives fewer rows than asked for', async () => {
  const companies = distinct(7);
  const { client, searches } = createFakeClient({ companies, pageCap: 3 });
  const total = await client.monthlyUserTotal();
  expect(total).toMatchObject({ totalMonthlyUsers: sumOf(companies), companyCount: 7 });
  const pages = searches().map(({ pageNumber, pageSize }) => [pageNumber, pageSize]);
  expect(pages.slice(0, 3)).toEqual([
    [1, 10_000],
    [2, 10_000],
    [3, 10_000],
  ]);
});

test('believes the rows, not the page size that the server reports', async () => {
  const companies = distinct(7);
  const { client } = createFakeClient({
    companies,
    before: (request) => {
      const page = searchOf(request);
      if (!page) return undefined;
      const size = Math.min(page.pageSize, 3);
      const rows = companies.slice((page.pageNumber - 1) * size, page.pageNumber * size);
      return json(200, searchPage(rows, { pageNumber: page.pageNumber, pageSize: 1000, total: 7 }));
    },
  });
  expect((await client.monthlyUserTotal()).totalMonthlyUsers).toBe(sumOf(companies));
});

const [child, grandchild, sibling] = [wireCompany(), wireCompany(), wireCompany()];
const parents = [
  wireCompany({ children: [{ ...child, children: [grandchild] }, sibling] }),
  wireCompany(),
  wireCompany({ children: [] }),
  wireCompany(),
  wireCompany(),
];
const nested = (total: number) => (request: TransportRequest) => {
  const page = searchOf(request);
  if (!page) return undefined;
  const size = Math.min(page.pageSize, 2);
  const rows = parents.slice((page.pageNumber - 1) * size, page.pageNumber * size);
  return json(200, searchPage(rows, { pageNumber: page.pageNumber, pageSize: size, total }));
};

test.each([
  ['its parents only', 5],
  ['nested companies, too', 8],
])('returns nested companies, each once, when the server counts %s', async (_, total) => {
  const { client } = createFakeClient({ companies: [], before: nested(total) });
  const companies = await all(client.searchCompanies());
  expect(companies).toHaveLength(8);
  expect(companies.slice(0, 4).map(({ companyId }) => companyId)).toEqual(
    [parents[0], child, grandchild, sibling].map((row) => row?.companyResourceId),
  );
  expect((await client.monthlyUserTotal()).totalMonthlyUsers).toBe(8 * 40);
});

test('throws KeepnetConsistencyError when nested companies are fewer than counted', async () => {
  const { client } = createFakeClient({ companies: [], before: nested(9) });
  await expect(client.monthlyUserTotal()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});

test('returns nothing for a page whose results are null', async () => {
  const before = (request: TransportRequest) => (searchOf(request) ? json(200, searchPage(null)) : undefined);
  const { client } = createFakeClient({ companies: [], before });
  expect(await all(client.searchCompanies())).toEqual([]);
  expect(await client.monthlyUserTotal()).toMatchObject({ totalMonthlyUsers: 0, companyCount: 0 });
});
