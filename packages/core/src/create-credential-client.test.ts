import { expect, test } from 'vitest';

import { catchError } from '../test/support/catch-error';

import { createCredentialClient } from './create-credential-client';
import { KeepnetConfigurationError } from './errors/keepnet-configuration-error';
import { KeepnetConnectionError } from './errors/keepnet-connection-error';
import type { TransportRequest } from './ports/transport';
import { createFakeClock, createFakeTransport, text } from './testing';
import { createFakeClient, wireCompanies } from './testing/fake-client';
import { fakeClientId, fakeClientSecret } from './testing/fake-keepnet/create-fake-keepnet';

const TOKEN = '/connect/token';
const companies = wireCompanies(9);
const isTokenRequest = ({ url }: TransportRequest) => url.endsWith(TOKEN);

test('returns a company to a client whose only turn waits for a token', async () => {
  const { client } = createFakeClient({ companies }, { maxConcurrency: 1 });
  await expect(client.getCompany(companies[0]?.companyResourceId ?? '')).resolves.toBeDefined();
});

test('asks for no token within the time that the server asked to wait, also after a request gave up', async () => {
  const fake = createFakeClient({ companies }, { retry: { maxAttempts: 1 } });
  const { client, keepnet, clock } = fake.answerAt(TOKEN, text(503, '', { 'retry-after': '19' }));
  await catchError(client.checkCredentials());
  const gaveUpAt = clock.now();
  clock.advance(1000);
  await catchError(client.checkCredentials());
  expect(keepnet.transport.requests).toHaveLength(2);
  expect(clock.now() - gaveUpAt).toBe(19_000);
});

test('does not take a token that cannot be had for a page that is too large', async () => {
  const { client, keepnet } = createFakeClient({ companies }).answerAt(TOKEN, text(503, ''));
  await catchError(client.monthlyUserTotal());
  expect(keepnet.transport.requests).toHaveLength(6);
});

test('shares no token between two clients, nor between two base addresses', async () => {
  const { keepnet } = createFakeClient({ companies });
  const ports = { transport: keepnet.transport, clock: createFakeClock(), random: () => 0 };
  const credentials = { clientId: fakeClientId, clientSecret: fakeClientSecret };
  const hosts = ['https://one.example', 'https://two.example', 'https://one.example'];
  const clients = hosts.map((baseUrl) => createCredentialClient(ports, credentials, { baseUrl }));
  await Promise.all(clients.map((client) => client.checkCredentials()));
  expect(keepnet.transport.requests.filter(isTokenRequest)).toHaveLength(3);
  const used = keepnet.transport.requests.filter((request) => !isTokenRequest(request));
  expect(new Set(used.map(({ url, headers }) => `${url} ${headers['authorization']}`)).size).toBe(3);
});

test('throws KeepnetAuthenticationError when a second token is refused, after two requests', async () => {
  const { client, keepnet, clock } = createFakeClient({ companies }).answerAt('/c-1', text(401, ''));
  const error = await catchError(client.getCompany('c-1'));
  expect(error).toMatchObject({ name: 'KeepnetAuthenticationError', statusCode: 401 });
  expect(String(error)).toContain('even after it was renewed');
  expect(keepnet.transport.requests.map(isTokenRequest)).toEqual([true, false, true, false]);
  expect(clock.sleeps).toEqual([]);
});

test('asks a token endpoint that is down maxAttempts times, however many callers wait, and says so once', async () => {
  const fake = createFakeClient({ companies }, { retry: { maxAttempts: 3 } });
  const { client, keepnet } = fake.answerAt(TOKEN, new KeepnetConnectionError('No answer: reset.'));
  const errors = await Promise.all(Array.from({ length: 20 }, () => catchError(client.getCompany('c-1'))));
  const words = 'No result: no answer: reset. Tried 3 times within a second. Check the network and the Base URL';
  for (const error of errors) expect(String(error)).toBe(`KeepnetConnectionError: ${words}, then try again.`);
  expect(keepnet.transport.requests.map(isTokenRequest)).toEqual([true, true, true]);
});

test.each([
  [{ clientId: '', clientSecret: 'x' }, '"clientId" must be the Client ID'],
  [{ clientId: 'x', clientSecret: '  ' }, '"clientSecret" must be the Client Secret'],
  [{ clientId: 'x' }, '"clientSecret" must be'],
  [{ clientId: 7, clientSecret: 'x' }, '"clientId" must be'],
  [{ clientId: 'x'.repeat(1001), clientSecret: 'x' }, '"clientId" must be'],
])('throws KeepnetConfigurationError for the credentials %j', (given, words) => {
  const ports = { transport: createFakeTransport([]), clock: createFakeClock(), random: () => 0 };
  const create = () => createCredentialClient(ports, given as { clientId: string; clientSecret: string });
  expect(create).toThrow(KeepnetConfigurationError);
  expect(create).toThrow(words);
});
