import { hostileCases } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { runNode } from './harness/run-node';
import { startServer } from './harness/server';
import { testCredential } from './harness/test-credential';

const OPERATIONS = [
  { resource: 'company', operation: 'getAll', returnAll: true },
  { resource: 'company', operation: 'export', list: 'all' },
  { resource: 'company', operation: 'get', companyId: { __rl: true, mode: 'id', value: 'c-1' } },
];

test.each(hostileCases())('sends nothing to another server for $name', async ({ on, answer }) => {
  const other = await startServer(() => ({ status: 200, body: '{}', headers: {} }));
  const home = await startServer((url) => {
    const isToken = url === '/connect/token';
    if (isToken === (on === 'token')) return answer(other.url);
    return { status: 200, body: JSON.stringify({ access_token: 'opaque-token-7d1f', expires_in: 3600 }), headers: {} };
  });
  const credentials = (): CredentialStore =>
    new CredentialStore({ baseUrl: home.url, clientId: 'client', clientSecret: 's3cret-of-the-client' });
  expect(await testCredential(credentials())).toHaveProperty('status');
  for (const parameters of OPERATIONS) await runNode({ credentials: credentials(), parameters });
  expect(home.requests.length).toBeGreaterThan(OPERATIONS.length);
  expect(other.requests).toEqual([]);
  expect(home.requests.map(({ headers }) => headers['x-keepnet-company-id'])).not.toContainEqual(expect.anything());
});
