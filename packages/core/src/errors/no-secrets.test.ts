import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { serve } from '../../test/support/serve';
import { createCredentialClient } from '../create-credential-client';
import * as core from '../index';
import { createAxiosTransport } from '../node/axios-transport';
import { searchPage, wireCompany } from '../testing/company-builder';
import type { LoopbackHandler } from '../testing/loopback-server';
import { createFakeClock } from '../testing/fake-clock';
import { json } from '../testing/fake-response';
import { findSecret } from '../testing/find-secret';

const clientSecret = 's3cr&t <of> "mine"/1%';
const token = 'opaque-token-7d1f';
const customer = 'Çelik & Oğlu Sanayi';
const SECRETS = [clientSecret, token, customer];
const row = (fields: object = {}) => ({ ...wireCompany({ companyName: customer, resellerName: customer }), ...fields });

/** What a careless server or proxy says: everything that it was sent. */
const echo = `Request: Authorization: Bearer ${token}; body client_secret=${encodeURIComponent(clientSecret)}; ${clientSecret}; ${token}`;
const says =
  (status: number, answer: unknown): LoopbackHandler =>
  (response) =>
    response
      .writeHead(status, { 'x-echo': encodeURIComponent(echo) })
      .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
const refuses = (statusCode: number, status: string) =>
  says(statusCode, { data: [row()], status, message: echo, validationMessages: [echo, echo] });
const lists = (...rows: readonly object[]) => says(200, searchPage(rows));
const reset: LoopbackHandler = (response) => response.socket?.resetAndDestroy();
// Where the token fails, no search follows.
const unreached = reset;
const cutShort: LoopbackHandler = (response) =>
  response.writeHead(200, { 'content-length': 9999 }).write(JSON.stringify(row()), () => response.socket?.destroy());
const silent: LoopbackHandler = () => undefined;
const wrongDetails = says(200, { data: row({ targetUserCount: customer }), status: 'SUCCESS' });
const twice = row({ companyResourceId: 'c-1' });

type Act = (client: core.KeepnetClient) => Promise<unknown>;
const check: Act = (client) => client.checkCredentials();
const total: Act = (client) => client.monthlyUserTotal();
const details: Act = (client) => client.getCompany('c-1');
const expired: Act = (client) => client.expiredLicenses();
const file: Act = async (client) => {
  const { stream } = await client.exportCompanies({ list: 'all', format: 'csv' });
  for await (const chunk of stream) expect(chunk).toBeDefined();
};

type Flow = [error: string, cause: string, act: Act, answer: LoopbackHandler, tokenAnswer?: LoopbackHandler];
const FLOWS: readonly Flow[] = [
  ['KeepnetConfigurationError', 'a month', (client) => client.monthlyUserTotal({ month: '2026-13' }), silent],
  ['KeepnetConnectionError', 'a reset', details, reset],
  ['KeepnetConnectionError', 'a cut answer', details, cutShort],
  ['KeepnetConnectionError', 'a cut file', file, cutShort],
  ['KeepnetConnectionError', 'a timeout', details, silent],
  ['KeepnetApiError', 'HTML', details, says(502, `<html><p>${echo}</p></html>`)],
  ['KeepnetApiError', 'a soft error', details, refuses(200, 'FAILED')],
  ['KeepnetApiError', 'a refused file', file, refuses(500, 'FAILED')],
  ['KeepnetAuthenticationError', '401', details, refuses(401, 'UNAUTHORIZED')],
  ['KeepnetPermissionError', '403', details, refuses(403, 'FAILED')],
  ['KeepnetPermissionError', 'privacy', details, refuses(403, 'PRIVACY_ERROR')],
  ['KeepnetInvalidRequestError', '400', total, refuses(400, 'INPUT_ERROR')],
  ['KeepnetInvalidRequestError', '404', details, refuses(404, 'FAILED')],
  ['KeepnetRateLimitError', '429', details, refuses(429, 'FAILED')],
  ['KeepnetResponseError', 'half of the JSON', total, says(200, JSON.stringify(searchPage([row()])).slice(0, -20))],
  ['KeepnetResponseError', 'a web page', details, says(200, `<html>${echo} ${customer}</html>`)],
  ['KeepnetResponseError', 'a redirect', details, says(302, echo)],
  ['KeepnetResponseError', 'a missing field', total, lists(row({ monthlyActiveUserCount: undefined }))],
  ['KeepnetResponseError', 'an unreadable field', expired, lists(row({ numberOfUsers: customer }))],
  ['KeepnetResponseError', 'an unreadable date', expired, lists(row({ licenseEndDate: `${customer} 2026` }))],
  ['KeepnetResponseError', 'unusable details', details, wrongDetails],
  ['KeepnetConsistencyError', 'rows twice', total, lists(twice, twice)],
  ['KeepnetAuthenticationError', 'a refusal', check, unreached, says(400, { error: echo, error_description: echo })],
  ['KeepnetApiError', '500 for a token', check, unreached, says(500, echo)],
  ['KeepnetApiError', '403 for a token', check, unreached, says(403, echo)],
  ['KeepnetRateLimitError', '429 for a token', check, unreached, says(429, echo)],
  ['KeepnetResponseError', 'no token', check, unreached, says(200, { token: echo })],
  ['KeepnetConnectionError', 'a reset for a token', check, unreached, reset],
];

test('there is no exported error class without a flow that ends in it', () => {
  const exported = Object.keys(core).filter((name) => /^Keepnet\w+Error$/.test(name) && name !== 'KeepnetError');
  expect([...new Set(FLOWS.map(([name]) => name))].toSorted()).toEqual(exported.toSorted());
});

const givesToken = says(200, { access_token: token, expires_in: 3600 });

test.each(FLOWS)('%s for %s carries no secret, token or customer', async (name, _cause, act, answer, tokenAnswer) => {
  const server = await serve((response, request) => {
    (request.url === '/connect/token' ? (tokenAnswer ?? givesToken) : answer)(response, request);
  });
  const ports = { transport: createAxiosTransport(), clock: createFakeClock(), random: () => 0 };
  const timeoutMs = answer === silent ? 50 : 10_000;
  const settings = { baseUrl: server.origin, timeoutMs, retry: { maxAttempts: 2 } };
  const client = createCredentialClient(ports, { clientId: 'client', clientSecret }, settings);
  const error = await catchError(act(client));
  expect(error).toMatchObject({ name });
  expect(findSecret(error, SECRETS)).toBeUndefined();
});

/** A client over what answers by the path of a request. */
function clientOf(answer: (path: string, token: string) => object | Promise<object>, secrets: readonly string[] = []) {
  const transport: core.Transport = async ({ url, headers }) =>
    (await answer(new URL(url).pathname, headers['authorization'] ?? '')) as core.TransportResponse;
  const ports = { transport, clock: createFakeClock(), random: () => 0, secrets };
  return { ports, client: createCredentialClient(ports, { clientId: 'client', clientSecret }) };
}

test.each([{ baseUrl: `https://user:${encodeURIComponent(clientSecret)}@keepnet.example` }, { clientId: 7 }])(
  'KeepnetConfigurationError for the setting %o carries no secret',
  async ({ clientId = 'client', ...settings }) => {
    const { ports } = clientOf(() => json(500, {}));
    const credentials = { clientId: clientId as string, clientSecret };
    const error = await catchError((async () => createCredentialClient(ports, credentials, settings))());
    expect(error).toMatchObject({ name: 'KeepnetConfigurationError' });
    expect(findSecret(error, SECRETS)).toBeUndefined();
  },
);

test('an answer that comes after a renewal carries neither the new token nor the one before', async () => {
  let asked = 0;
  let answerLate: () => void = () => undefined;
  const { client } = clientOf(async (path, authorization) => {
    if (path === '/connect/token') return json(200, { access_token: `${token}-${++asked}`, expires_in: 3600 });
    if (path.endsWith('/late')) await new Promise<void>((resolve) => (answerLate = resolve));
    else if (authorization === `Bearer ${token}-1`) return json(401, {});
    return json(400, { message: `${token}-1 and ${token}-2` });
  });
  const late = catchError(client.getCompany('late'));
  await new Promise(setImmediate);
  const error = await catchError(client.getCompany('c-1'));
  answerLate();
  for (const thrown of [error, await late]) {
    expect(thrown).toMatchObject({ name: 'KeepnetInvalidRequestError' });
    expect(findSecret(thrown, [token])).toBeUndefined();
  }
});

test('what a host names as a secret, such as the password of a proxy, is in no error of a token alone', async () => {
  const password = 'pr0xy-pa55&word';
  const { ports } = clientOf(() => json(500, { status: 'FAILED', message: `via ${password}` }), [password]);
  const error = await catchError(core.issueAccessToken(ports, { clientId: 'client', clientSecret }));
  expect(error).toMatchObject({ name: 'KeepnetApiError', message: expect.stringContaining('via [hidden]') as string });
  expect(findSecret(error, [password])).toBeUndefined();
});
