import { startSandbox } from '@keepnet-workflows/sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';

import { getSession, testConnection } from '../src/authentication';
import { appTester, authDataFor, connect, pathsOf, sandboxWith } from './harness/sandbox';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

async function emptySandbox() {
  const server = await startSandbox({ companies: 20 });
  onTestFinished(() => server.close());
  return server;
}

describe('the token exchange', () => {
  test('returns a token and nothing else', async () => {
    expect(await connect(await emptySandbox())).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\./) as string,
    });
  });

  test('takes credentials that were pasted with spaces, and an address with a slash', async () => {
    const server = await emptySandbox();
    const authData = { client_id: ' sandbox ', client_secret: 'sandbox-secret\n', base_url: ` ${server.url}/ ` };
    expect(await appTester(getSession, { authData })).toHaveProperty('access_token');
  });

  test('throws a readable error for a wrong secret', async () => {
    const authData = { ...authDataFor(await emptySandbox()), client_secret: 'wrong-secret' };
    const error = await thrownBy(appTester(getSession, { authData }));
    expect(error).toMatchObject({ name: 'AppError', code: 'AUTHENTICATION', status: 400 });
    expect(error.message).toContain('Company → Company Settings → REST API');
    expect(JSON.stringify(error)).not.toContain('wrong-secret');
  });

  test('throws a readable error for an inactive client', async () => {
    const error = await thrownBy(connect(await emptySandbox(), 'inactive'));
    expect(error).toMatchObject({ name: 'AppError', code: 'AUTHENTICATION' });
  });

  test('throws a readable error when the exchange itself is answered by a 401', async () => {
    const { url } = await startServer(() => ({ status: 401, body: '{"error":"invalid_client"}' }));
    const authData = { client_id: 'a', client_secret: 'b', base_url: url };
    const error = await thrownBy(appTester(getSession, { authData }));
    expect(error).toMatchObject({ name: 'AppError', code: 'AUTHENTICATION', status: 401 });
    expect(error.message).toContain('did not accept the Client ID and Client Secret');
  });

  test.each([
    ['an empty ID', { client_id: ' ' }, 'clientId'],
    ['no secret', { client_secret: '' }, 'clientSecret'],
    ['an address without https', { base_url: 'http://api.example.com' }, 'https://'],
    ['the address of the console', { base_url: 'https://dash.keepnetlabs.com' }, 'not its API'],
    ['a date format that does not exist', { date_format: 'YYYY' }, 'dateFormat'],
  ])('throws before anything is sent for %s', async (_what, change, part) => {
    const server = await emptySandbox();
    const error = await thrownBy(appTester(getSession, { authData: { ...authDataFor(server), ...change } }));
    expect(error).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
    expect(error.message).toContain(part);
    expect(pathsOf(server)).toEqual([]);
  });

  test('leaves a 429 to Zapier, with the wait that Keepnet asks for', async () => {
    const { url } = await startServer(() => ({ status: 429, body: '', headers: { 'retry-after': '7' } }));
    const authData = { client_id: 'a', client_secret: 'b', base_url: url };
    expect(await thrownBy(appTester(getSession, { authData }))).toMatchObject({ name: 'ThrottledError', delay: 7 });
  });
});

describe('the connection test', () => {
  test("returns the company's name for the label, and where its Keepnet runs", async () => {
    const { run, server } = await sandboxWith();
    expect(await run(testConnection)).toEqual({
      connection_label: `ACME Resale (${new URL(server.url).host})`,
      company_name: 'ACME Resale',
      role: 'Reseller',
    });
  });

  test('accepts a role of its own that may list companies', async () => {
    const { run } = await sandboxWith({}, 'custom-role');
    expect(await run(testConnection)).toMatchObject({ role: 'Billing Reader' });
  });

  test('accepts a token that tells nothing', async () => {
    const { run } = await sandboxWith({}, 'opaque');
    expect(await run(testConnection)).toMatchObject({ company_name: expect.any(String) as string, role: null });
  });

  test('throws when the credential is not that of a reseller, and says what to set', async () => {
    const { run } = await sandboxWith({}, 'company-admin');
    const error = await thrownBy(run(testConnection));
    expect(error).toMatchObject({ name: 'AppError', status: 403 });
    expect(error.message).toContain('Client Role = Reseller');
  });

  test('asks Zapier to renew the session when the token was revoked', async () => {
    const { run, server } = await sandboxWith();
    server.sandbox.tokens.revokeAll();
    expect((await thrownBy(run(testConnection))).name).toBe('RefreshAuthError');
  });

  test('asks Zapier for a session while there is no token', async () => {
    const authData = authDataFor(await emptySandbox());
    expect((await thrownBy(appTester(testConnection, { authData }))).name).toBe('RefreshAuthError');
  });

  test('works again with the token that Zapier gets next', async () => {
    const { server, authData } = await sandboxWith();
    server.sandbox.tokens.revokeAll();
    const renewed = { ...authData, ...(await connect(server)) };
    expect(await appTester(testConnection, { authData: renewed })).toHaveProperty('company_name');
  });
});
