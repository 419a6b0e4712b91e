import { describe, expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { loader } from './harness/n8n-modules';
import { runNode, runToJson } from './harness/run-node';
import { credentialsFor, pathsOf, sandboxWith } from './harness/sandbox';
import { startServer } from './harness/server';
import { testCredential } from './harness/test-credential';

const getMany = { resource: 'company', operation: 'getAll', returnAll: true };
const SETTINGS = 'Company → Company Settings → REST API';

describe('the credential', () => {
  const { properties } = loader.getCredential('keepnetApi').type;

  test('shows four fields and hides the token, which n8n may renew', () => {
    const visible = properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
    expect(visible).toEqual(['clientId', 'clientSecret', 'baseUrl', 'dateFormat']);
    const hidden = properties.filter(({ type }) => type === 'hidden');
    expect(hidden.map(({ name, typeOptions }) => [name, typeOptions])).toEqual([
      ['accessToken', { expirable: true, password: true }],
      ['tokenFor', { password: true }],
      ['tokenExpiresAt', { password: true }],
    ]);
  });

  test('asks for one token, form-encoded, and uses it in later executions', async () => {
    const { server, credentials } = await sandboxWith();
    await runToJson({ credentials, parameters: getMany });
    await runToJson({ credentials, parameters: getMany });
    expect(pathsOf(server).filter((path) => path === '/connect/token')).toHaveLength(1);
    expect(credentials.data['tokenFor']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(credentials.data['tokenFor'])).not.toContain('secret');
  });

  test('accepts a Base URL with a slash, /api or spaces around', async () => {
    const { server } = await sandboxWith({ companies: 5 });
    for (const baseUrl of [`${server.url}/`, ` ${server.url}/api `, `${server.url}/api/`]) {
      const credentials = new CredentialStore({ baseUrl, clientId: ' sandbox ', clientSecret: ' sandbox-secret ' });
      expect(await runToJson({ credentials, parameters: getMany })).toHaveLength(5);
      expect(await testCredential(credentials)).toMatchObject({ status: 'OK' });
    }
  });

  test('reads dates as the credential says', async () => {
    const { server } = await sandboxWith({ companies: 5, scenario: 'date-day-first' });
    const parameters = { resource: 'license', operation: 'getExpired', returnAll: true };
    const { error } = await runNode({ credentials: credentialsFor(server), parameters });
    expect([error?.message, error?.description].join(' ')).toMatch(/date format/i);
    const credentials = credentialsFor(server);
    credentials.edit({ dateFormat: 'DD/MM/YYYY' });
    const due = server.sandbox.snapshot().filter(({ isExpired }) => isExpired);
    expect(await runToJson({ credentials, parameters })).toHaveLength(due.length);
  });
});

describe('an edited credential, while the token of before still lives', () => {
  test("never gets another reseller's numbers: the next run uses the new client", async () => {
    const { server, credentials } = await sandboxWith();
    const total = { resource: 'usage', operation: 'getMonthlyTotal' };
    const [before] = await runToJson({ credentials, parameters: total });
    credentials.edit({ clientId: 'second-reseller', clientSecret: 'second-reseller-secret' });
    const [after] = await runToJson({ credentials, parameters: total });
    const second = server.sandbox.snapshot({ tenant: 'second', month: String(after?.['month']) });
    expect(after?.['totalMonthlyUsers']).toBe(second.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0));
    expect(after?.['companyCount']).toBe(second.length);
    expect(after?.['totalMonthlyUsers']).not.toBe(before?.['totalMonthlyUsers']);
  });

  test('never sends the old token to a new host, on Test and in a run', async () => {
    const { credentials } = await sandboxWith();
    await runToJson({ credentials, parameters: getMany });
    const oldToken = String(credentials.data['accessToken']);
    expect(oldToken.length).toBeGreaterThan(20);
    const answer = { status: 200, body: '{"status":"SUCCESS","data":{}}', headers: {} };
    for (const use of [
      testCredential,
      (store: CredentialStore) => runNode({ credentials: store, parameters: getMany }),
    ]) {
      const spy = await startServer(() => answer);
      credentials.edit({ baseUrl: spy.url });
      await use(credentials);
      // Nothing but the request for a token has reached it, even though it would have answered without one.
      expect(spy.requests.map(({ url }) => url)).toEqual(['/connect/token']);
      expect(JSON.stringify(spy.requests)).not.toContain(oldToken);
    }
  });

  test('uses the numbers of the new host', async () => {
    const { credentials } = await sandboxWith({ companies: 30 });
    const { server: other } = await sandboxWith({ companies: 70, seed: 2 });
    expect(await runToJson({ credentials, parameters: getMany })).toHaveLength(30);
    credentials.edit({ baseUrl: other.url });
    expect(await testCredential(credentials)).toMatchObject({ status: 'OK' });
    expect(await runToJson({ credentials, parameters: getMany })).toHaveLength(70);
  });

  test('fails on Test and in a run after the secret was changed to a wrong one', async () => {
    const { credentials } = await sandboxWith();
    await runToJson({ credentials, parameters: getMany });
    credentials.edit({ clientSecret: 'wrong' });
    expect((await testCredential(credentials)).status).toBe('Error');
    const { error } = await runNode({ credentials, parameters: getMany });
    expect(error).toMatchObject({
      name: 'NodeApiError',
      message: 'No result: Keepnet did not accept the Client ID and Client Secret.',
      description: expect.stringContaining(SETTINGS),
      httpCode: '400',
    });
  });

  test('goes on without a new token when only the name of the date format changed', async () => {
    const { server, credentials } = await sandboxWith();
    await runToJson({ credentials, parameters: getMany });
    credentials.edit({ dateFormat: 'DD/MM/YYYY', baseUrl: `${server.url}/` });
    await runToJson({ credentials, parameters: getMany });
    expect(pathsOf(server).filter((path) => path === '/connect/token')).toHaveLength(1);
  });
});
