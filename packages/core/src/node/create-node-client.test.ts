import { expect, test, vi } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { serve } from '../../test/support/serve';
import { searchPage, wireCompany } from '../testing/company-builder';
import { findSecret } from '../testing/find-secret';

import { createKeepnetClient } from './create-node-client';

const credentials = { clientId: 'client', clientSecret: 's3cret' };

/** A server that gives a token, and answers everything else with this. */
const serveApi = (status: number, answer: object) =>
  serve((response, { url }) => {
    if (url === '/connect/token') response.end(JSON.stringify({ access_token: 'token-1', expires_in: 3600 }));
    else response.writeHead(status).end(JSON.stringify(answer));
  });

test('returns a list over HTTP with the token of its credentials', async () => {
  const companies = [wireCompany({ numberOfUsers: '10', targetUserCount: 11 }), wireCompany()];
  const server = await serveApi(200, searchPage(companies));
  const client = createKeepnetClient({ ...credentials, baseUrl: `${server.origin}/api/` });
  await expect(client.companiesOverLimit()).resolves.toMatchObject([{ licenseLimit: 10, targetUsers: 11 }]);
  expect(server.requests).toMatchObject([
    { url: '/connect/token', body: expect.stringContaining('client_id=client&client_secret=s3cret') as string },
    { url: '/api/companies/search', headers: { authorization: 'Bearer token-1' } },
  ]);
  expect(server.sockets).toHaveLength(1);
});

test('throws the errors of the core, and waits by the clock of the machine', async () => {
  const server = await serve((response) => response.writeHead(503).end());
  const retry = { maxAttempts: 3, baseDelayMs: 1 };
  const client = createKeepnetClient({ ...credentials, baseUrl: server.origin, retry });
  expect(await catchError(client.checkCredentials())).toMatchObject({ name: 'KeepnetApiError', statusCode: 503 });
  expect(server.requests).toHaveLength(3);
});

test('keeps the password of a proxy out of what a careless server says', async () => {
  const password = 'proxy-pa55&word';
  vi.stubEnv('HTTPS_PROXY', `http://user:${encodeURIComponent(password)}@proxy.example:3128`);
  const pair = Buffer.from(`user:${password}`).toString('base64');
  const said = `came with ${pair}, ${password}, ${encodeURIComponent(password)}, ${password.replace('&', '&amp;')}`;
  const server = await serveApi(400, { status: 'INPUT_ERROR', message: said });
  const client = createKeepnetClient({ ...credentials, baseUrl: server.origin });
  vi.unstubAllEnvs();
  const error = await catchError(client.getCompany('c-1'));
  expect(String(error)).toContain('came with [hidden]');
  expect(findSecret(error, [password, pair, 'pa55'])).toBeUndefined();
});
