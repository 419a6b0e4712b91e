import { describe, expect, test } from 'vitest';

import { catchError } from '../test/support/catch-error';

import { createCredentialClient } from './create-credential-client';
import type { ClientSettings } from './client';
import { KeepnetConfigurationError } from './errors/keepnet-configuration-error';
import { KeepnetConnectionError } from './errors/keepnet-connection-error';
import type { Transport, TransportRequest } from './ports/transport';
import { wireCompany } from './testing/company-builder';
import { createFakeClock } from './testing/fake-clock';
import { createFakeKeepnet, fakeClientId, fakeClientSecret } from './testing/fake-keepnet/create-fake-keepnet';
import { json, text } from './testing/fake-response';
import { createFakeTransport } from './testing/fake-transport';

const credentials = { clientId: fakeClientId, clientSecret: fakeClientSecret };
const companies = Array.from({ length: 9 }, () => wireCompany());
const issued = (value: string) => json(200, { access_token: value, expires_in: 3600 });
const isTokenRequest = ({ url }: TransportRequest) => url.endsWith('/connect/token');

function createSetup(transport: Transport, settings: ClientSettings = {}, given = credentials) {
  const clock = createFakeClock();
  const client = createCredentialClient({ transport, clock, random: () => 0.999 }, given, settings);
  return { client, clock };
}

test('asks for one token for many calls at once, with the credentials as they were meant', async () => {
  const { transport } = createFakeKeepnet({ companies }, createFakeClock());
  const given = { clientId: ` ${fakeClientId}\n`, clientSecret: `\t${fakeClientSecret} ` };
  const { client } = createSetup(transport, {}, given);
  await Promise.all(companies.map(({ companyResourceId }) => client.getCompany(companyResourceId)));
  expect(transport.requests.filter(isTokenRequest)).toHaveLength(1);
  expect(transport.requests).toHaveLength(10);
});

test('asks for a new token 60 seconds before the old one expires', async () => {
  const { transport } = createFakeKeepnet({ companies }, createFakeClock());
  const { client, clock } = createSetup(transport);
  await client.checkCredentials();
  clock.advance(3_539_999);
  await client.checkCredentials();
  expect(transport.requests.filter(isTokenRequest)).toHaveLength(1);
  clock.advance(1);
  await client.checkCredentials();
  expect(transport.requests.filter(isTokenRequest)).toHaveLength(2);
});

test('returns a company to a client whose only turn waits for a token', async () => {
  const { transport } = createFakeKeepnet({ companies }, createFakeClock());
  const { client } = createSetup(transport, { maxConcurrency: 1 });
  await expect(client.getCompany(companies[0]?.companyResourceId ?? '')).resolves.toBeDefined();
});

test('asks for no token within the time that the server asked to wait, also after a request gave up', async () => {
  const keepnet = createFakeKeepnet({ companies }, createFakeClock());
  keepnet.answerAt('/connect/token', text(503, '', { 'retry-after': '19' }));
  const { client, clock } = createSetup(keepnet.transport, { retry: { maxAttempts: 1 } });
  await catchError(client.checkCredentials());
  const gaveUpAt = clock.now();
  clock.advance(1000);
  await catchError(client.checkCredentials());
  expect(keepnet.transport.requests).toHaveLength(2);
  expect(clock.now() - gaveUpAt).toBe(19_000);
});

test('does not take a token that cannot be had for a page that is too large', async () => {
  const { transport, answerAt } = createFakeKeepnet({ companies }, createFakeClock());
  answerAt('/connect/token', text(503, ''));
  const { client } = createSetup(transport);
  await catchError(client.monthlyUserTotal());
  expect(transport.requests).toHaveLength(6);
});

test('renews the token once when four pages are refused at once, and the total is the same', async () => {
  const keepnet = createFakeKeepnet({ companies, pageCap: 1 }, createFakeClock());
  for (const page of [2, 3, 4, 5]) {
    keepnet.slowAt({ page, nth: 1 }, 100);
    keepnet.answerAt({ page, nth: 1 }, text(401, ''));
  }
  const { client, clock } = createSetup(keepnet.transport);
  const { totalMonthlyUsers } = await client.monthlyUserTotal({ verification: 'standard' });
  expect(totalMonthlyUsers).toBe(9 * 40);
  expect(keepnet.transport.requests.filter(isTokenRequest)).toHaveLength(2);
  expect(clock.sleeps).toEqual([]);
});

test('shares no token between two clients, nor between two base addresses', async () => {
  const { transport } = createFakeKeepnet({ companies }, createFakeClock());
  const hosts = ['https://one.example', 'https://two.example', 'https://one.example'];
  const clients = hosts.map((baseUrl) => createSetup(transport, { baseUrl }).client);
  await Promise.all(clients.map((client) => client.checkCredentials()));
  expect(transport.requests.filter(isTokenRequest)).toHaveLength(3);
  const used = transport.requests.filter((request) => !isTokenRequest(request));
  expect(new Set(used.map(({ headers }) => headers['authorization'])).size).toBe(3);
});

describe('a token that is refused', () => {
  test('twice: throws KeepnetAuthenticationError after two tokens and two requests', async () => {
    const transport = createFakeTransport((request) => (isTokenRequest(request) ? issued('t') : text(401, '')));
    const { client, clock } = createSetup(transport);
    const error = await catchError(client.getCompany('c-1'));
    expect(error).toMatchObject({ name: 'KeepnetAuthenticationError', statusCode: 401 });
    expect(String(error)).toContain('even after it was renewed');
    expect(transport.requests.map(isTokenRequest)).toEqual([true, false, true, false]);
    expect(clock.sleeps).toEqual([]);
  });

  test('and wrong credentials after it: throws their KeepnetAuthenticationError at once', async () => {
    let asked = 0;
    const transport = createFakeTransport((request) => {
      if (!isTokenRequest(request)) return text(401, '');
      return asked++ === 0 ? issued('t') : json(400, { error: 'invalid_client' });
    });
    const error = await catchError(createSetup(transport).client.getCompany('c-1'));
    expect(error).toMatchObject({ name: 'KeepnetAuthenticationError', statusCode: 400 });
    expect(transport.requests).toHaveLength(3);
  });
});

describe('a token endpoint that is down', () => {
  test.each([
    ['a reset', new KeepnetConnectionError('No answer: reset.'), 'KeepnetConnectionError'],
    ['500', text(500, ''), 'KeepnetApiError'],
    ['HTML', text(200, '<p>'), 'KeepnetResponseError'],
  ])('with %s is asked maxAttempts times in all, however many callers wait', async (_name, answer, name) => {
    const transport = createFakeTransport(() => answer);
    const { client, clock } = createSetup(transport, { retry: { maxAttempts: 3 } });
    const errors = await Promise.all(Array.from({ length: 20 }, () => catchError(client.getCompany('c-1'))));
    expect(transport.requests.every(isTokenRequest)).toBe(true);
    for (const error of errors) expect(error).toMatchObject({ name });
    expect(transport.requests).toHaveLength(3);
    expect(clock.sleeps).toHaveLength(2);
  });

  test('tells once how often it was tried', async () => {
    const transport = createFakeTransport(() => new KeepnetConnectionError('No answer: reset.'));
    const { client } = createSetup(transport);
    expect(String(await catchError(client.getCompany('c-1')))).toBe(
      'KeepnetConnectionError: No result: no answer: reset. Tried 6 times within 15 seconds. Check the network and the Base URL, then try again.',
    );
    expect(transport.requests).toHaveLength(6);
  });

  test('is asked no more after an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('stopped');
    const transport = createFakeTransport(() => {
      controller.abort(reason);
      return text(500, '');
    });
    const { client } = createSetup(transport, { signal: controller.signal });
    expect(await catchError(client.getCompany('c-1'))).toBe(reason);
    expect(transport.requests).toHaveLength(1);
  });
});

test.each([
  [{ clientId: '', clientSecret: 'x' }, '"clientId" must be the Client ID'],
  [{ clientId: 'x', clientSecret: '  ' }, '"clientSecret" must be the Client Secret'],
  [{ clientId: 'x' }, '"clientSecret" must be'],
  [{ clientId: 7, clientSecret: 'x' }, '"clientId" must be'],
])('throws KeepnetConfigurationError for the credentials %j', (given, words) => {
  const transport = createFakeTransport([]);
  const create = () => createSetup(transport, {}, given as typeof credentials);
  expect(create).toThrow(KeepnetConfigurationError);
  expect(create).toThrow(words);
  expect(transport.requests).toHaveLength(0);
});
