import { hostileCases } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { handle } from './harness/app-handler';
import { startServer } from './harness/server';

const SESSION = 'authentication.sessionConfig.perform';
const STEPS = [
  'authentication.test',
  'searches.monthly_user_total.operation.perform',
  'triggers.new_company.operation.perform',
  'creates.export_companies.operation.perform',
];

test.each(hostileCases())('sends nothing to another server for $name', async ({ on, answer }) => {
  const other = await startServer(() => ({ status: 200, body: '{}' }));
  const home = await startServer((url) =>
    (url === '/connect/token') === (on === 'token') ? answer(other.url) : { status: 200, body: '{}' },
  );
  const session = { client_id: 'client', client_secret: 's3cret-of-the-client', base_url: home.url };
  const authData = on === 'token' ? session : { ...session, access_token: 'opaque-token-7d1f' };
  const methods = on === 'token' ? [SESSION] : STEPS;
  for (const method of methods) {
    const bundle = { authData, inputData: {}, meta: {} };
    await handle({ command: 'execute', method, bundle }).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
  }
  expect(home.requests.length).toBeGreaterThanOrEqual(methods.length);
  expect(other.requests).toEqual([]);
  expect(home.requests.map(({ headers }) => headers['x-keepnet-company-id'])).not.toContainEqual(expect.anything());
});
