import { expect, test } from 'vitest';
import { json, searchPage, wireCompany } from '../testing';
import { createFakeClient, searchOf } from '../testing/fake-client';

type Page = ReturnType<typeof searchPage>['data'];

function answering(change: (page: Page) => Record<string, unknown>) {
  return createFakeClient({
    companies: [],
    before: (request) => {
      const page = searchPage([wireCompany({ companyName: 'Sekret' })]);
      return searchOf(request) ? json(200, { ...page, data: change(page.data) }) : undefined;
    },
  });
}

test.each([
  ['totalNumberOfRecords', undefined],
  ['totalNumberOfRecords', '1'],
  ['totalNumberOfRecords', -1],
  ['results', undefined],
  ['results', 'none'],
])('throws KeepnetResponseError that names %s when it is %j', async (field, value) => {
  const { client } = answering((page) => ({ ...page, [field]: value }));
  const error: unknown = await client.monthlyUserTotal().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'KeepnetResponseError', message: expect.stringContaining(field) as string });
  expect((error as Error).message).not.toContain('Sekret');
});

test.each([['a text'], [7], [null], [['Sekret']]])('throws KeepnetResponseError for a row that is %j', async (row) => {
  const { client } = answering((page) => ({ ...page, results: [row] }));
  await expect(client.companiesOverLimit()).rejects.toMatchObject({ name: 'KeepnetResponseError' });
});

test('reads a page that names neither its number nor its size, and has further fields', async () => {
  const { client } = answering(({ results, totalNumberOfRecords }) => ({ results, totalNumberOfRecords, news: [] }));
  expect((await client.monthlyUserTotal()).companyCount).toBe(1);
});
