import { expect, test } from 'vitest';
import { json, searchPage, type WireCompany } from '../testing';
import { all, createFakeClient, wireCompanies } from '../testing/fake-client';

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
