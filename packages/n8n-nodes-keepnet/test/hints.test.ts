import { expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { runNode } from './harness/run-node';
import { sandboxWith } from './harness/sandbox';
import { startServer } from './harness/server';

const parameters = { resource: 'license', operation: 'getOverLimit' };

function searchAnswer(limitExceededCompanyCount: number) {
  const data = { pageNumber: 1, pageSize: 1000, totalNumberOfRecords: 0, limitExceededCompanyCount, results: [] };
  return (url: string) => ({
    status: 200,
    body: JSON.stringify(url === '/connect/token' ? { access_token: 'token' } : { status: 'SUCCESS', data }),
  });
}

test.each([
  [7, ['Keepnet itself counts 7 companies over their License Limit']],
  [0, []],
])("shows a hint when Keepnet's own count of %i is another than the list's", async (count, messages) => {
  const { url } = await startServer(searchAnswer(count));
  const credentials = new CredentialStore({ baseUrl: url, clientId: 'a', clientSecret: 'b' });
  const { items, error, hints } = await runNode({ credentials, parameters });
  expect([items, error]).toEqual([[], undefined]);
  expect(hints.map(({ message, location }) => [message, location])).toEqual(
    messages.map((message) => [expect.stringContaining(message), 'outputPane']),
  );
});

test('shows a hint when Get Many leaves companies out, and none when Limit is as many as there are', async () => {
  const { credentials } = await sandboxWith({ companies: 5 });
  const getMany = (limit: number) =>
    runNode({ credentials, parameters: { resource: 'company', operation: 'getAll', limit } });
  const cut = await getMany(4);
  expect(cut.items.map(({ json }) => json['totalMatches'])).toEqual([5, 5, 5, 5]);
  expect(cut.hints.map(({ message }) => message)).toEqual([
    '4 of 5 companies are shown. Turn on Return All to get all of them.',
  ]);
  const whole = await getMany(5);
  expect([whole.items.length, whole.hints]).toEqual([5, []]);
});
