import { KeepnetError } from '@keepnet-workflows/core';
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
    expect(visible).toEqual(['baseUrl', 'clientId', 'clientSecret', 'dateFormat']);
    const hidden = properties.filter(({ type }) => type === 'hidden');
    expect(hidden.map(({ name, typeOptions }) => [name, typeOptions])).toEqual([
      ['accessToken', { expirable: true, password: true }],
      ['tokenFor', { password: true }],
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
      expect(await testCredential(credentials)).toEqual({ status: 'OK' });
    }
  });
});

describe('Test', () => {
  test('returns OK for a Reseller', async () => {
    const { credentials } = await sandboxWith();
    expect(await testCredential(credentials)).toEqual({ status: 'OK' });
  });

  test.each([
    ['a wrong secret', { clientSecret: 'wrong' }, 'Keepnet did not accept the Client ID and Client Secret.'],
    ['an inactive client', { clientId: 'inactive', clientSecret: 'inactive-secret' }, 'that the client is Active'],
    ['an unknown client', { clientId: 'nobody' }, `Check both under ${SETTINGS}`],
    ['no secret', { clientSecret: ' ' }, 'clientSecret'],
    ['a Company Admin', { clientId: 'company-admin', clientSecret: 'company-admin-secret' }, 'Set Client Role = Reseller'],
    ['an unreachable host', { baseUrl: 'http://127.0.0.1:9' }, 'No answer from 127.0.0.1:9: the connection was refused.'],
    ['plain http', { baseUrl: 'http://keepnet.example' }, 'The Base URL does not begin with https://.'],
    ['the console', { baseUrl: 'https://dash.keepnetlabs.com' }, 'Set the Base URL to https://api.keepnetlabs.com.'],
    ['no address', { baseUrl: 'keepnet' }, 'The Base URL is not a complete address.'],
  ])('returns a sentence of its own for %s', async (_name, change, message) => {
    const { credentials } = await sandboxWith({ companies: 5 });
    credentials.edit(change);
    const first = await testCredential(credentials);
    expect(first).toEqual({ status: 'Error', message: expect.stringContaining(message) });
    // The same, when a good token of earlier settings is still stored.
    const { credentials: edited } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials: edited, parameters: getMany });
    edited.edit(change);
    expect(await testCredential(edited)).toEqual(first);
    // And in a run.
    const { error } = await runNode({ credentials: edited, parameters: getMany });
    const role = message === 'Set Client Role = Reseller';
    expect([error?.message, error?.description].join(' ')).toContain(role ? 'Client Role = Reseller' : message);
  });

  test.each([
    [403, '', 'IP address may not be allowed'],
    [200, '<html>Sign in</html>', 'is a web page'],
    [500, '', 'HTTP status 500'],
    [302, '', 'redirects'],
  ])('returns a sentence of its own when the token request is answered with %i', async (status, body, message) => {
    const server = await startServer(() => ({ status, body, headers: { location: 'https://elsewhere.example' } }));
    const credentials = new CredentialStore({ baseUrl: server.url, clientId: 'a', clientSecret: 'b' });
    const result = await testCredential(credentials);
    expect(result).toEqual({ status: 'Error', message: expect.stringContaining(message) });
    expect(server.requests.length).toBe(status === 500 ? 2 : status === 200 ? 2 : 1);
  });

  test.each([
    ['soft-error:on=search:at=1', 'Keepnet answered with an internal error.'],
    ['input-error:on=search:at=1', 'Keepnet did not accept the test search.'],
    ['rate-limit:on=search:at=1', 'Keepnet limits the number of requests'],
    ['unavailable:on=search:at=1', 'Keepnet is not available at the moment.'],
    ['server-error:on=search:at=1', 'Keepnet answered with an internal error.'],
  ])('returns a sentence of its own for %s', async (scenario, message) => {
    const { credentials } = await sandboxWith({ companies: 5, scenario });
    expect(await testCredential(credentials)).toEqual({
      status: 'Error',
      message: expect.stringContaining(message),
    });
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
    for (const use of [testCredential, (store: CredentialStore) => runNode({ credentials: store, parameters: getMany })]) {
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
    expect(await testCredential(credentials)).toEqual({ status: 'OK' });
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
      message: 'Keepnet did not accept the Client ID and Client Secret.',
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

describe('the token', () => {
  const { authenticate } = loader.getCredential('keepnetApi').type;
  const attach = async (data: CredentialStore['data'], url: string, baseURL?: string) => {
    if (typeof authenticate !== 'function') throw new Error('No function');
    return await authenticate(data, { url, ...(baseURL && { baseURL }) });
  };

  test.each([
    ['https://elsewhere.example/api/companies/my'],
    ['//elsewhere.example/api'],
    ['https://127.0.0.1:1/api'],
    ['not an address'],
  ])('is not attached to a request to %s', async (url) => {
    const { credentials } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials, parameters: getMany });
    const base = url.startsWith('//') ? String(credentials.data['baseUrl']) : undefined;
    await expect(attach(credentials.data, url, base)).rejects.toThrow('is not sent to');
  });

  test('is attached to one to its own address, relative too', async () => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials, parameters: getMany });
    const expected = { headers: { authorization: `Bearer ${String(credentials.data['accessToken'])}` } };
    expect(await attach(credentials.data, `${server.url}/x`)).toMatchObject(expected);
    expect(await attach(credentials.data, '/x', server.url)).toMatchObject(expected);
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
    expect(KeepnetError.isInstance(error)).toBe(false);
  });
});
