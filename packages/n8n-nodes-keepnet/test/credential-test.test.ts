import { describe, expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { runNode, runToJson } from './harness/run-node';
import { sandboxWith } from './harness/sandbox';
import { startServer } from './harness/server';
import { testCredential } from './harness/test-credential';

const getMany = { resource: 'company', operation: 'getAll', returnAll: true };
const SETTINGS = 'Company → Company Settings → REST API';

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
    [
      'a Company Admin',
      { clientId: 'company-admin', clientSecret: 'company-admin-secret' },
      'Set Client Role = Reseller',
    ],
    [
      'an unreachable host',
      { baseUrl: 'http://127.0.0.1:9' },
      'No answer from 127.0.0.1:9: the connection was refused.',
    ],
    ['plain http', { baseUrl: 'http://keepnet.example' }, 'The Base URL does not begin with https://.'],
    ['the console', { baseUrl: 'https://dash.keepnetlabs.com' }, 'Set the Base URL to https://api.keepnetlabs.com.'],
    ['no address', { baseUrl: 'keepnet' }, 'The Base URL is not a complete address.'],
  ])('returns a sentence of its own for %s', async (_name, change, message) => {
    const { credentials } = await sandboxWith({ companies: 5 });
    credentials.edit(change);
    const failure = { status: 'Error', message: expect.stringContaining(message) };
    expect(await testCredential(credentials)).toEqual(failure);
    // The same, when a good token of earlier settings is still stored.
    const { credentials: edited } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials: edited, parameters: getMany });
    edited.edit(change);
    expect(await testCredential(edited)).toEqual(failure);
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

  test.each([
    [{ Status: 'FAILED', Data: null }, 'Keepnet could not do the test search.'],
    [{ Status: 'INPUT_ERROR' }, 'Keepnet did not accept the test search.'],
    [{ isSuccess: false, data: null, messages: ['no'] }, 'Keepnet could not do the test search.'],
    [{ IsSuccess: false }, 'Keepnet could not do the test search.'],
  ])('returns a sentence of its own for the answer %j', async (answer, message) => {
    const { url } = await startServer((path) => ({
      status: 200,
      body: JSON.stringify(path === '/connect/token' ? { access_token: 'token' } : answer),
    }));
    const credentials = new CredentialStore({ baseUrl: url, clientId: 'a', clientSecret: 'b' });
    expect(await testCredential(credentials)).toEqual({ status: 'Error', message: expect.stringContaining(message) });
  });
});
