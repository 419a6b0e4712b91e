import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { serve } from '../../test/support/serve';
import type { KeepnetClient } from '../client';
import { createCredentialClient } from '../create-credential-client';
import type { LoopbackServer } from '../testing/loopback-server';
import { createFakeClock } from '../testing/fake-clock';
import { type HostileCase, hostileCases } from '../testing/hostile-answers';

import { createAxiosTransport } from './axios-transport';

const clientSecret = 's3cr&t <of> "mine"/1%';
const token = 'opaque-token-7d1f';
const GOOD_TOKEN = { status: 200, headers: {}, body: JSON.stringify({ access_token: token, expires_in: 3600 }) };

function clientOf({ origin }: LoopbackServer): KeepnetClient {
  const ports = { transport: createAxiosTransport(), clock: createFakeClock(), random: () => 0 };
  const settings = { baseUrl: origin, retry: { maxAttempts: 2 } };
  return createCredentialClient(ports, { clientId: 'client', clientSecret }, settings);
}

const OPERATIONS: readonly ((client: KeepnetClient) => Promise<unknown>)[] = [
  (client) => client.checkCredentials(),
  (client) => client.monthlyUserTotal({ verification: 'strict' }),
  (client) => client.expiredLicenses(),
  (client) => client.getCompany('c-1'),
  async (client) => {
    for await (const chunk of (await client.exportCompanies({ list: 'all' })).stream) expect(chunk).toBeDefined();
  },
];

/** A server that answers one kind of request in a hostile way, and the other with a token. */
async function serveHostile({ on, answer }: HostileCase, other: LoopbackServer): Promise<LoopbackServer> {
  return serve((response, { url }) => {
    const isHostile = (url === '/connect/token') === (on === 'token');
    const { status, headers, body } = isHostile ? answer(other.origin) : GOOD_TOKEN;
    response.writeHead(status, headers).end(body);
  });
}

test.each(hostileCases())('sends nothing to another server for $name', async (hostile) => {
  const other = await serve((response) => response.end('{}'));
  const home = await serveHostile(hostile, other);
  for (const operation of OPERATIONS) await catchError(operation(clientOf(home))).catch(() => undefined);
  expect(home.requests.length).toBeGreaterThanOrEqual(OPERATIONS.length);
  expect(other.sockets).toHaveLength(0);
});

test.each(hostileCases().filter(({ on, redirects }) => on === 'api' && redirects))(
  'a client that follows redirects would be caught by $name',
  async (hostile) => {
    const other = await serve((response) => response.end('{}'));
    await fetch((await serveHostile(hostile, other)).origin).catch(() => undefined);
    expect(other.sockets.length).toBeGreaterThan(0);
  },
);

test('sends the token and the secret to one host, each in its place, and no header of another company', async () => {
  const home = await serve((response, { url }) => {
    response.end(url === '/connect/token' ? JSON.stringify({ access_token: token }) : '{"status":"SUCCESS","data":{}}');
  });
  for (const operation of OPERATIONS) await catchError(operation(clientOf(home))).catch(() => undefined);
  const names = new Set(home.requests.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].toSorted().join(' ')).toBe(
    'accept accept-encoding authorization connection content-length content-type host user-agent',
  );
  for (const { url, headers, body } of home.requests) {
    expect(`http://${headers.host}`).toBe(home.origin);
    const isToken = url === '/connect/token';
    expect(headers.authorization).toBe(isToken ? undefined : `Bearer ${token}`);
    expect(body.includes('client_secret')).toBe(isToken);
    expect(url).not.toContain('?');
  }
});
