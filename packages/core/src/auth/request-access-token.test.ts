import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { TextResponse } from '../ports/transport';
import { json, text } from '../testing/fake-response';
import type { FakeAnswer } from '../testing/fake-transport';

import { requestAccessToken } from './request-access-token';

const credentials = { clientId: 'client one', clientSecret: 'p&ss=wörd+1%' };
const issued = { access_token: 'token-1', expires_in: 3600, token_type: 'Bearer', scope: 'api1' };

test('sends the form that Keepnet documents and the signal, and nothing else', async () => {
  const { signal } = new AbortController();
  const { context, transport } = createHttpSetup([json(200, issued)], { signal });
  await requestAccessToken(context, credentials);
  const url = 'https://keepnet.example/connect/token';
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'grant_type=client_credentials&client_id=client+one&client_secret=p%26ss%3Dw%C3%B6rd%2B1%25&scope=api1';
  const sent = { method: 'POST', url, headers, body, responseType: 'text', timeoutMs: 100_000, signal };
  expect(transport.requests).toStrictEqual([sent]);
});

test('returns the token with its life, counted from before it was asked for', async () => {
  const permissions = ['companies/search|POST'];
  const { context, clock } = createHttpSetup(() => {
    clock.advance(5000);
    return json(200, { ...issued, permissions });
  });
  const issuedAt = clock.now();
  const token = { value: 'token-1', issuedAt, expiresAt: issuedAt + 3_600_000, permissions };
  await expect(requestAccessToken(context, credentials)).resolves.toEqual(token);
});

test.each<[unknown, number]>([
  [undefined, 3600],
  [null, 3600],
  [60, 60],
  ['120', 120],
  [-1, 0],
  ['soon', 0],
  ['1e999', 0],
])('takes expires_in %j for a life of %i seconds', async (expiresIn, seconds) => {
  const { context } = createHttpSetup([json(200, { access_token: 'token-1', expires_in: expiresIn })]);
  const token = await requestAccessToken(context, credentials);
  expect(token.expiresAt - token.issuedAt).toBe(seconds * 1000);
});

test.each([[null], ['a|POST'], [[1]], [{}]])('returns no permissions when they are %j', async (permissions) => {
  const { context } = createHttpSetup([json(200, { ...issued, permissions })]);
  await expect(requestAccessToken(context, credentials)).resolves.toMatchObject({ permissions: undefined });
});

const REFUSED =
  'Keepnet did not accept the Client ID and Client Secret. Check both under Company → Company Settings → REST API, and ' +
  'that the client is Active. The secret is shown only once: create a new one if you are not sure of it.';
const FORBIDDEN =
  'Keepnet refuses to issue an access token to this address (HTTP status 403). This IP address may not be allowed: ' +
  'check the IP restriction under Company → Company Settings → REST API.';
const ON_THE_WAY = /^Keepnet was not reached for the request for an access token: a firewall, a proxy or a login page/;
const page = (status: number) => text(status, '<p>Blocked</p>', { 'content-type': 'text/html' });

test.each<[answer: string, TextResponse, name: string, message: string | RegExp]>([
  ['400', json(400, { error: 'invalid_client' }), 'KeepnetAuthenticationError', REFUSED],
  ['400 and nothing', text(400, ''), 'KeepnetAuthenticationError', REFUSED],
  ['401', json(401, {}), 'KeepnetAuthenticationError', REFUSED],
  ['306', text(306, ''), 'KeepnetAuthenticationError', REFUSED],
  ['403', text(403, 'Forbidden'), 'KeepnetApiError', FORBIDDEN],
  ['400 with a web page', page(400), 'KeepnetApiError', ON_THE_WAY],
  ['401 with a web page', page(401), 'KeepnetApiError', ON_THE_WAY],
  ['403 with a web page', page(403), 'KeepnetApiError', ON_THE_WAY],
  ['306 with a web page', page(306), 'KeepnetApiError', ON_THE_WAY],
])('%s: says what to do about it, after one request', async (_name, answer, name, message) => {
  const { context, transport, clock } = createHttpSetup([answer]);
  const error = await catchError(requestAccessToken(context, credentials));
  const words = typeof message === 'string' ? message : (expect.stringMatching(message) as string);
  expect(error).toMatchObject({ name, statusCode: answer.status, message: words });
  expect(transport.requests).toHaveLength(1);
  expect(clock.sleeps).toEqual([]);
});

test.each<[string, FakeAnswer, string]>([
  ['503 with HTML', text(503, '<p>busy</p>'), 'KeepnetApiError'],
  ['429', text(429, ''), 'KeepnetRateLimitError'],
  ['a reset', new KeepnetConnectionError('reset'), 'KeepnetConnectionError'],
  ['half of its JSON', text(200, '{"access_token":"tok'), 'KeepnetResponseError'],
])('%s: returns the token of the second answer, throws %s after six', async (_name, answer, name) => {
  const recovering = createHttpSetup([answer, json(200, issued)]);
  await expect(requestAccessToken(recovering.context, credentials)).resolves.toMatchObject({ value: 'token-1' });
  expect(recovering.clock.sleeps).toEqual([499]);
  const failing = createHttpSetup(() => answer);
  const error = await catchError(requestAccessToken(failing.context, credentials));
  expect(error).toMatchObject({ name });
  if (name !== 'KeepnetConnectionError') expect(String(error)).toContain('the request for an access token');
  expect(failing.transport.requests).toHaveLength(6);
});

// What no header can carry, or what could begin another header.
const UNUSABLE = ['', 'a\r\nX-Company: b', 'a\nb', 'a b', 'a\tb', 'a\0', 'ş', 'a\u2028b', 'x'.repeat(32_769)];

test.each<[string, FakeAnswer]>([
  ['no access_token', json(200, { expires_in: 3600 })],
  ['null', json(200, { access_token: null })],
  ...UNUSABLE.map((token): [string, FakeAnswer] => [JSON.stringify(token), json(200, { access_token: token })]),
  ['a list', json(200, [])],
  ['an address elsewhere', text(302, '', { location: 'https://evil.example' })],
])('throws KeepnetResponseError for %s, after one request', async (_name, answer) => {
  const { context, transport } = createHttpSetup([answer]);
  const error = await catchError(requestAccessToken(context, credentials));
  expect(error).toMatchObject({ name: 'KeepnetResponseError', code: 'RESPONSE' });
  expect(String(error)).toMatch(/the request for an access token .*Check the Base URL\.$/);
  expect(transport.requests).toHaveLength(1);
});
