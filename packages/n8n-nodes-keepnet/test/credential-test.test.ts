import { searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import { describe, expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { loader } from './harness/n8n-modules';
import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';
import { type Answer, startServer } from './harness/server';
import { testCredential } from './harness/test-credential';

const getMany = { resource: 'company', operation: 'getAll', returnAll: true };
const SETTINGS = 'Company → Company Settings → REST API';
const OK = { status: 'OK', message: 'Connection successful: companies can be read.' };
const failure = (message: string) => ({ status: 'Error', message: expect.stringContaining(message) });

/** A credential for a server that gives a token and answers the search as the test says. */
async function searchAnsweredWith(answer: Answer): Promise<CredentialStore> {
  const { url } = await startServer((path) =>
    path === '/connect/token' ? { status: 200, body: JSON.stringify({ access_token: 'token' }) } : answer,
  );
  return new CredentialStore({ baseUrl: url, clientId: 'a', clientSecret: 'b' });
}

test('every node with the credential names the same function, which n8n looks for in any of them', () => {
  const { type } = loader.getCredential('keepnetApi');
  expect(type.test).toBeUndefined();
  for (const name of ['keepnet', 'keepnetTrigger']) {
    const node = loader.getNode(name).type as { description: object; methods?: object };
    expect(node.description).toMatchObject({ credentials: [{ name: 'keepnetApi', testedBy: 'testCredential' }] });
    expect(node.methods).toMatchObject({ credentialTest: { testCredential: expect.any(Function) } });
  }
});

describe('Test', () => {
  test('returns OK for a Reseller, and for one without companies', async () => {
    const { credentials } = await sandboxWith();
    expect(await testCredential(credentials)).toEqual(OK);
    const { credentials: empty } = await sandboxWith({ companies: 0 });
    expect(await testCredential(empty)).toEqual(OK);
  });

  test('asks for a token of its own each time, and stores none', async () => {
    const { server, credentials } = await sandboxWith();
    await testCredential(credentials);
    await testCredential(credentials);
    expect(pathsOf(server)).toEqual([
      '/connect/token',
      '/api/companies/search',
      '/connect/token',
      '/api/companies/search',
    ]);
    expect(credentials.data).toMatchObject({ accessToken: '', tokenFor: '' });
  });

  test.each([
    ['a wrong secret', { clientSecret: 'wrong' }, 'Keepnet did not accept the Client ID and Client Secret.'],
    ['an inactive client', { clientId: 'inactive', clientSecret: 'inactive-secret' }, 'that the client is Active'],
    ['an unknown client', { clientId: 'nobody' }, `Check both under ${SETTINGS}`],
    ['no secret', { clientSecret: ' ' }, 'clientSecret'],
    ['a Company Admin', { clientId: 'company-admin', clientSecret: 'company-admin-secret' }, 'Client Role = Reseller'],
    ['an unreachable host', { baseUrl: 'http://127.0.0.1:9' }, 'answer from 127.0.0.1:9: the connection was refused.'],
    ['plain http', { baseUrl: 'http://keepnet.example' }, 'The Base URL does not begin with https://.'],
    ['the console', { baseUrl: 'https://dash.keepnetlabs.com' }, 'Set the Base URL to https://api.keepnetlabs.com.'],
    ['no address', { baseUrl: 'keepnet' }, 'The Base URL is not a complete address.'],
    ['an empty address', { baseUrl: ' ' }, 'The Base URL is not a complete address.'],
    [
      'a domain that it is not allowed',
      { allowedHttpRequestDomains: 'domains', allowedDomains: 'elsewhere.example' },
      'Domain not allowed',
    ],
  ])('returns the sentence of a run for %s', async (_name, change, message) => {
    const { credentials } = await sandboxWith({ companies: 5 });
    credentials.edit(change);
    expect(await testCredential(credentials)).toEqual(failure(message));
    // The same, when a good token of earlier settings is still stored.
    const { credentials: edited } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials: edited, parameters: getMany });
    edited.edit(change);
    expect(await testCredential(edited)).toEqual(failure(message));
    if ('allowedDomains' in change) return;
    // And in a run.
    const { error } = await runNode({ credentials: edited, parameters: getMany });
    expect([error?.message, error?.description].join(' ')).toContain(message);
  });

  test.each([
    [403, '', 'IP address may not be allowed'],
    [200, '<html>Sign in</html>', 'is a web page'],
    [500, '', 'HTTP status 500'],
    [302, '', 'redirects'],
  ])('returns a sentence when the token request is answered with %i', async (status, body, message) => {
    const server = await startServer(() => ({ status, body, headers: { location: 'https://elsewhere.example' } }));
    const credentials = new CredentialStore({ baseUrl: server.url, clientId: 'a', clientSecret: 'b' });
    expect(await testCredential(credentials)).toEqual(failure(message));
    expect(server.requests.length).toBe(status === 500 ? 2 : status === 200 ? 2 : 1);
  });

  const page = searchPage([wireCompany()]);
  test.each<[string, number, unknown]>([
    ['a web page', 200, '<html>Sign in</html>'],
    ['nothing', 200, ''],
    ['no content', 204, ''],
    ['other JSON', 200, { hello: 'world' }],
    ['a list', 200, []],
    ['no data', 200, { status: 'SUCCESS', data: null }],
    ['a status that is not known', 200, { ...page, status: 'WEITER' }],
    ['a company that cannot be read', 200, searchPage([{ ...wireCompany(), companyResourceId: null }])],
    ['a refusal with 200', 200, { Status: 'FAILED', Data: null }],
    ['a refused input with 200', 200, { Status: 'INPUT_ERROR' }],
    ['a refusal of another kind', 200, { IsSuccess: false, data: null, messages: ['no'] }],
    ['a redirect', 302, ''],
    ['another redirect', 307, ''],
    ['a refused request', 400, ''],
    ['a proxy that wants a password', 407, ''],
    ['an unknown address', 404, ''],
    ['an error of the server', 500, ''],
    ['a service that is away', 503, ''],
    ['a limit', 429, ''],
    ['a refused token', 401, ''],
  ])('fails for a search that is answered with %s (%i)', async (_name, status, answer) => {
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
    const headers = { location: 'https://elsewhere.example/sign-in', 'retry-after': '600' };
    const credentials = await searchAnsweredWith({ status, body, headers });
    const result = await testCredential(credentials);
    expect(result.status).toBe('Error');
    // A sentence, and never the status alone.
    expect(result.message).toMatch(/^\p{Lu}\P{Lu}.{20,}\.$/u);
  });
});
