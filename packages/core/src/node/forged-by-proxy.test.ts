import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { startLoopbackProxy } from '../../test/support/loopback-proxy';
import type { KeepnetClient } from '../client';
import { createCredentialClient } from '../create-credential-client';
import type { Transport } from '../ports/transport';
import { searchPage, wireCompany } from '../testing/company-builder';
import { createFakeClock } from '../testing/fake-clock';
import { findSecret } from '../testing/find-secret';

import { createAxiosTransport } from './axios-transport';

const HOST = 'api.keepnet.test';
const SECRETS = ['client-secret', 'proxy-pa55'];

// A token and a page of companies at once, so that it is an answer to every request for JSON.
const JSON_ANSWER = JSON.stringify({
  access_token: 'forged',
  expires_in: 3600,
  ...searchPage([wireCompany({ monthlyActiveUserCount: 812 })]),
});
const CSV_ANSWER = 'Company Name,Monthly Users\r\nNorth,812\r\n';

const OPERATIONS: readonly [string, (client: KeepnetClient) => Promise<unknown>][] = [
  ['check', (client) => client.checkCredentials()],
  ['total', (client) => client.monthlyUserTotal()],
  ['strict total', (client) => client.monthlyUserTotal({ verification: 'strict' })],
  ['list', (client) => client.companiesOverLimit()],
  ['company', (client) => client.getCompany('c-1')],
  ['file', (client) => client.exportCompanies({ list: 'all' })],
];

beforeEach(() => {
  for (const name of ['NO_PROXY', 'no_proxy', 'https_proxy']) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

/** The token is Keepnet's; everything else goes out through the proxy. */
function withToken(transport: Transport): Transport {
  const body = '{"access_token":"token","expires_in":3600}';
  return (request) =>
    request.url.endsWith('/connect/token') ? Promise.resolve({ status: 200, headers: {}, body }) : transport(request);
}

test.each(
  OPERATIONS.flatMap(([name, act]) => [
    { name, what: 'a token and rows in JSON', act, type: 'application/json', body: JSON_ANSWER },
    { name, what: 'a file', act, type: 'text/csv', body: CSV_ANSWER },
  ]),
)('a proxy that answers CONNECT with $what forges no $name', async ({ act, type, body }) => {
  const head = `HTTP/1.1 201 Created\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
  const proxy = await startLoopbackProxy((client) => client.end(head + body));
  onTestFinished(() => proxy.close());
  vi.stubEnv('HTTPS_PROXY', `http://user:proxy-pa55@localhost:${proxy.port}`);
  const direct = createAxiosTransport();
  for (const transport of [direct, withToken(direct)]) {
    const ports = { transport, clock: createFakeClock(), random: () => 0 };
    const settings = { baseUrl: `https://${HOST}`, retry: { maxAttempts: 2 } };
    const client = createCredentialClient(ports, { clientId: 'client', clientSecret: 'client-secret' }, settings);
    const error = await catchError(act(client));
    expect(error).toMatchObject({ name: 'KeepnetConnectionError' });
    expect(String(error)).toContain(`the proxy localhost:${proxy.port} opened no connection to it (HTTP status 201)`);
    expect(findSecret(error, SECRETS)).toBeUndefined();
  }
});
