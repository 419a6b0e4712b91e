import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { createCredentialClient } from '../create-credential-client';
import * as core from '../index';
import { createAxiosTransport } from '../node/axios-transport';
import { searchPage, wireCompany } from '../testing/company-builder';
import { type LoopbackHandler, startLoopbackServer } from '../testing/loopback-server';
import { createFakeClock } from '../testing/fake-clock';
import { json } from '../testing/fake-response';
import { findSecret } from '../testing/find-secret';

const clientSecret = 's3cr&t <of> "mine"/1%';
const token = 'opaque-token-7d1f';
const customer = 'Çelik & Oğlu Sanayi';
const SECRETS = [clientSecret, token, customer];
const row = (fields: object = {}) => ({ ...wireCompany({ companyName: customer, resellerName: customer }), ...fields });

type Client = core.KeepnetClient;
const total = (client: Client) => client.monthlyUserTotal();
const details = (client: Client) => client.getCompany('c-1');
const expired = (client: Client) => client.expiredLicenses();
const file = async (client: Client) => {
  const { stream } = await client.exportCompanies({ list: 'all', format: 'csv' });
  for await (const chunk of stream) expect(chunk).toBeDefined();
};

/** What a careless server or proxy says: everything that it was sent. */
const echo = `Request: Authorization: Bearer ${token}; body client_secret=${encodeURIComponent(clientSecret)}; ${clientSecret}; ${token}`;
const says =
  (status: number, answer: unknown): LoopbackHandler =>
  (response) =>
    response
      .writeHead(status, { 'x-echo': encodeURIComponent(echo) })
      .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
const refusal = (status: string) => ({ data: [row()], status, message: echo, validationMessages: [echo, echo] });
const reset: LoopbackHandler = (response) => response.socket?.resetAndDestroy();
const cutShort: LoopbackHandler = (response) =>
  response.writeHead(200, { 'content-length': 9999 }).write(JSON.stringify(row()), () => response.socket?.destroy());
const silent: LoopbackHandler = () => undefined;
const badDate = searchPage([row({ licenseEndDate: `${customer} 2026` })]);

const FLOWS: readonly [string, string, (client: Client) => Promise<unknown>, LoopbackHandler][] = [
  ['KeepnetConfigurationError', 'a month', (client) => client.monthlyUserTotal({ month: '2026-13' }), silent],
  ['KeepnetConnectionError', 'a reset', details, reset],
  ['KeepnetConnectionError', 'a cut answer', details, cutShort],
  ['KeepnetConnectionError', 'a cut file', file, cutShort],
  ['KeepnetConnectionError', 'a timeout', details, silent],
  ['KeepnetApiError', 'HTML', details, says(502, `<html><p>${echo}</p></html>`)],
  ['KeepnetApiError', 'a soft error', details, says(200, refusal('FAILED'))],
  ['KeepnetApiError', 'a refused file', file, says(500, refusal('FAILED'))],
  ['KeepnetAuthenticationError', '401', details, says(401, refusal('UNAUTHORIZED'))],
  ['KeepnetPermissionError', '403', details, says(403, refusal('FAILED'))],
  ['KeepnetPermissionError', 'privacy', details, says(403, refusal('PRIVACY_ERROR'))],
  ['KeepnetInvalidRequestError', '400', total, says(400, refusal('INPUT_ERROR'))],
  ['KeepnetInvalidRequestError', '404', details, says(404, refusal('FAILED'))],
  ['KeepnetRateLimitError', '429', details, says(429, refusal('FAILED'))],
  ['KeepnetResponseError', 'half of the JSON', total, says(200, JSON.stringify(searchPage([row()])).slice(0, -20))],
  ['KeepnetResponseError', 'a web page', details, says(200, `<html>${echo} ${customer}</html>`)],
  ['KeepnetResponseError', 'a redirect', details, says(302, echo)],
  [
    'KeepnetResponseError',
    'a missing field',
    total,
    says(200, searchPage([row({ monthlyActiveUserCount: undefined })])),
  ],
  ['KeepnetResponseError', 'an unreadable field', expired, says(200, searchPage([row({ numberOfUsers: customer })]))],
  ['KeepnetResponseError', 'an unreadable date', expired, says(200, badDate)],
  [
    'KeepnetResponseError',
    'unusable details',
    details,
    says(200, { data: row({ targetUserCount: customer }), status: 'SUCCESS' }),
  ],
  [
    'KeepnetConsistencyError',
    'rows twice',
    total,
    says(200, searchPage([row({ companyResourceId: 'c-1' }), row({ companyResourceId: 'c-1' })])),
  ],
];

test('there is no exported error class without a flow that ends in it', () => {
  const exported = Object.keys(core).filter((name) => /^Keepnet\w+Error$/.test(name) && name !== 'KeepnetError');
  expect([...new Set(FLOWS.map(([name]) => name))].toSorted()).toEqual(exported.toSorted());
});

test.each(FLOWS)('%s for %s carries no secret, no token and no customer', async (name, _cause, act, handler) => {
  const server = await startLoopbackServer((response, request) => {
    if (request.url !== '/connect/token') handler(response, request);
    else response.end(JSON.stringify({ access_token: token, expires_in: 3600 }));
  });
  const ports = { transport: createAxiosTransport(), clock: createFakeClock(), random: () => 0 };
  const timeoutMs = handler === silent ? 50 : 10_000;
  const settings = { baseUrl: server.origin, timeoutMs, retry: { maxAttempts: 2 } };
  const client = createCredentialClient(ports, { clientId: 'client', clientSecret }, settings);
  const error = await catchError(act(client));
  await server.close();
  expect(error).toMatchObject({ name });
  expect(findSecret(error, SECRETS)).toBeUndefined();
});

test.each<[string, LoopbackHandler]>([
  ['KeepnetAuthenticationError', says(400, { error: 'invalid_client', error_description: echo })],
  ['KeepnetApiError', says(500, echo)],
  ['KeepnetApiError', says(403, echo)],
  ['KeepnetRateLimitError', says(429, echo)],
  ['KeepnetResponseError', says(200, { token: echo })],
  ['KeepnetConnectionError', reset],
])('%s of the token request carries no secret', async (name, handler) => {
  const server = await startLoopbackServer(handler);
  const ports = { transport: createAxiosTransport(), clock: createFakeClock(), random: () => 0 };
  const settings = { baseUrl: server.origin, retry: { maxAttempts: 2 } };
  const client = createCredentialClient(ports, { clientId: 'client', clientSecret }, settings);
  const error = await catchError(client.checkCredentials());
  await server.close();
  expect(error).toMatchObject({ name });
  expect(findSecret(error, [clientSecret])).toBeUndefined();
});

test.each([
  ['a base address', { baseUrl: `https://user:${encodeURIComponent(clientSecret)}@keepnet.example` }],
  ['a credential of a wrong type', { clientId: 7 }],
])('KeepnetConfigurationError for %s carries no secret', (_name, settings) => {
  const ports = { transport: createAxiosTransport(), clock: createFakeClock(), random: () => 0 };
  const { clientId = 'client', ...rest } = settings as { clientId?: string; baseUrl?: string };
  const create = () => createCredentialClient(ports, { clientId, clientSecret }, rest);
  expect(create).toThrow(core.KeepnetConfigurationError);
  try {
    create();
  } catch (error) {
    expect(findSecret(error, SECRETS)).toBeUndefined();
  }
});

test('an answer that comes after a renewal carries neither the new token nor the one before', async () => {
  let asked = 0;
  let answerLate: () => void = () => undefined;
  const transport: core.Transport = async ({ url, headers }) => {
    if (url.endsWith('/connect/token')) return json(200, { access_token: `${token}-${++asked}`, expires_in: 3600 });
    if (url.endsWith('/late')) await new Promise<void>((resolve) => (answerLate = resolve));
    if (headers['authorization'] === `Bearer ${token}-1` && !url.endsWith('/late')) return json(401, {});
    return json(400, { message: `${token}-1 and ${token}-2` });
  };
  const ports = { transport, clock: createFakeClock(), random: () => 0 };
  const client = createCredentialClient(ports, { clientId: 'client', clientSecret });
  const late = catchError(client.getCompany('late'));
  await new Promise(setImmediate);
  const error = await catchError(client.getCompany('c-1'));
  answerLate();
  for (const thrown of [error, await late]) {
    expect(thrown).toMatchObject({ name: 'KeepnetInvalidRequestError' });
    expect(findSecret(thrown, [token])).toBeUndefined();
  }
});

test('what a host names as a secret, such as the password of a proxy, is in no error', async () => {
  const password = 'pr0xy-pa55&word';
  const transport: core.Transport = async ({ url }) =>
    url.endsWith('/connect/token')
      ? json(200, { access_token: token, expires_in: 3600 })
      : json(500, { status: 'FAILED', message: `via user:${encodeURIComponent(password)} and ${token}` });
  const ports = { transport, clock: createFakeClock(), random: () => 0, secrets: [password] };
  const client = createCredentialClient(ports, { clientId: 'client', clientSecret });
  const error = await catchError(client.getCompany('c-1'));
  expect(error).toMatchObject({ name: 'KeepnetApiError', message: expect.stringContaining('via user:') as string });
  expect(findSecret(error, [password, token])).toBeUndefined();
  const refused: core.Transport = async () => json(500, { status: 'FAILED', message: password });
  const asked = core.issueAccessToken({ ...ports, transport: refused }, { clientId: 'client', clientSecret });
  expect(findSecret(await catchError(asked), [password])).toBeUndefined();
});
