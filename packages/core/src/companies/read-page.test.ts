import { expect, test } from 'vitest';
import type { TransportRequest } from '../ports/transport';
import { json, searchPage, wireCompany } from '../testing';
import { createFakeClient, searchOf } from '../testing/fake-client';

type Page = ReturnType<typeof searchPage>['data'];

function answering(change: (page: Page) => Record<string, unknown>) {
  const company = wireCompany({ companyName: 'Sekret' });
  return createFakeClient({
    companies: [],
    before: (request) => {
      const page = searchPage([company]);
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
  const message =
    `The answer to the company search has no usable ${field}, so it cannot be told whether the list is complete. ` +
    'Check the Base URL.';
  await expect(client.monthlyUserTotal()).rejects.toMatchObject({ name: 'KeepnetResponseError', message });
});

test('throws KeepnetResponseError that names data when there is none', async () => {
  const before = (request: TransportRequest) => (searchOf(request) ? json(200, { status: 'SUCCESS' }) : undefined);
  const { client } = createFakeClient({ companies: [], before });
  await expect(client.monthlyUserTotal()).rejects.toThrow('has no usable data, so');
});

test.each([['a text'], [7], [null], [['Sekret']]])('throws KeepnetResponseError for a row that is %j', async (row) => {
  const { client } = answering((page) => ({ ...page, results: [row] }));
  await expect(client.companiesOverLimit()).rejects.toMatchObject({
    name: 'KeepnetResponseError',
    message: 'Keepnet listed something among the companies that is no company.',
  });
});

test('reads a page that names neither its number nor its size, and has further fields', async () => {
  const { client } = answering(({ results, totalNumberOfRecords }) => ({ results, totalNumberOfRecords, news: [] }));
  expect((await client.monthlyUserTotal()).companyCount).toBe(1);
});

test('asks the company search, again when the server is down, and names it when that does not help', async () => {
  let down = 1;
  const { client, keepnet } = createFakeClient({
    companies: [wireCompany()],
    before: (request) => (searchOf(request) && down-- > 0 ? json(503, {}) : undefined),
  });
  expect((await client.companiesOverLimit()).length).toBe(0);
  const [request] = keepnet.transport.requests.filter(searchOf);
  expect(request).toMatchObject({ method: 'POST', url: expect.stringMatching(/[a-z]\/api\/companies\/search$/) });
  down = Infinity;
  await expect(client.companiesOverLimit()).rejects.toThrow(/^Keepnet answered the company search with/);
});
