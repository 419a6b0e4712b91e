import { expect, test } from 'vitest';

import { searchRequest as search } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { json, text } from '../testing/fake-response';
import type { FakeAnswer } from '../testing/fake-transport';

import type { ApiRequest } from './api-request';
import { sendRequest } from './send-request';

const one: ApiRequest = {
  subject: 'the company c-1',
  method: 'GET',
  path: '/api/companies/c-1',
  idempotent: true,
  companyId: 'c-1',
};
const refusal = (status: string, validationMessages: unknown = null) => ({
  data: null,
  status,
  message: 'Not so',
  validationMessages,
});
const page = (status: number, title: string) =>
  text(status, `<html><title>${title}</title></html>`, { 'content-type': 'text/html; charset=utf-8' });
const invalid = { name: 'KeepnetInvalidRequestError', code: 'INVALID_REQUEST' };
const authentication = { name: 'KeepnetAuthenticationError', code: 'AUTHENTICATION' };
const permission = { name: 'KeepnetPermissionError', code: 'PERMISSION' };
const privacy = { name: 'KeepnetPermissionError', code: 'PRIVACY' };
const notFound = { name: 'KeepnetInvalidRequestError', code: 'NOT_FOUND', statusCode: 404 };
const api = { name: 'KeepnetApiError', code: 'API' };
const unusable = { name: 'KeepnetResponseError', code: 'RESPONSE' };

test.each<[string, ApiRequest, FakeAnswer, object, RegExp]>([
  [
    '400 with validation messages',
    search,
    json(400, refusal('INPUT_ERROR', ['A', 'B'])),
    { ...invalid, statusCode: 400, validationMessages: ['A', 'B'] },
    /did not accept the company search\. Keepnet says: A; B$/,
  ],
  [
    '400 with a message',
    search,
    json(400, refusal('INPUT_ERROR')),
    { ...invalid, validationMessages: [] },
    /says: Not so$/,
  ],
  [
    '400 in capitals',
    search,
    json(400, { ValidationMessages: ['A'] }),
    { ...invalid, validationMessages: ['A'] },
    /: A$/,
  ],
  [
    '400 without words',
    search,
    json(400, {}),
    { ...invalid, statusCode: 400 },
    /no reason; check the filters and the month/,
  ],
  [
    '400 with HTML',
    search,
    page(400, 'Bad Request'),
    { ...api, statusCode: 400 },
    /was not reached for the company search: .*HTTP status 400 \(text\/html, 39 bytes, titled "Bad Request"\)/,
  ],
  ['200 INPUT_ERROR', search, json(200, refusal('INPUT_ERROR', ['A'])), { ...invalid, statusCode: 200 }, /says: A$/],
  [
    '200 input_error',
    search,
    json(200, refusal('input_error', 'A')),
    { ...invalid, validationMessages: ['A'] },
    /says: A$/,
  ],
  [
    '200 PRIVACY_ERROR',
    one,
    json(200, refusal('PRIVACY_ERROR')),
    { ...privacy, statusCode: 200 },
    /^KeepnetPermissionError: The company c-1 denies/,
  ],
  [
    '403 PRIVACY_ERROR',
    one,
    json(403, refusal('PRIVACY_ERROR')),
    { ...privacy, statusCode: 403 },
    /The company c-1 denies.*Ask that customer to allow it/,
  ],
  ['403 PRIVACY_ERROR on a list', search, json(403, refusal('PRIVACY_ERROR')), privacy, /A customer denies/],
  ['500 INPUT_ERROR', search, json(500, refusal('INPUT_ERROR')), { ...invalid, statusCode: 500 }, /Not so/],
  [
    '401',
    search,
    json(401, {}),
    { ...authentication, statusCode: 401 },
    /even after it was renewed.*revoked.*IP address/,
  ],
  ['306', search, text(306, ''), { ...authentication, statusCode: 306 }, /even after it was renewed/],
  [
    '403',
    search,
    json(403, refusal('FAILED')),
    { ...permission, statusCode: 403 },
    /Set Client Role = Reseller.*Not so/,
  ],
  ...[401, 306, 403, 407].map((status): [string, ApiRequest, FakeAnswer, object, RegExp] => [
    `${status} with HTML`,
    search,
    page(status, 'Access denied'),
    { ...api, statusCode: status },
    new RegExp(
      `not reached.* HTTP status ${status} \\(text/html, 41 bytes, titled "Access denied"\\)\\. Check the Base`,
    ),
  ]),
  [
    '403 with markup that is called a text',
    search,
    text(403, '\n<Error><Code>AccessDenied</Code></Error>'),
    { ...api, statusCode: 403 },
    /not reached.*HTTP status 403 \(text\/plain, 41 bytes\)\./,
  ],
  ['407 without a body', search, text(407, ''), { ...api, statusCode: 407 }, /not reached.*HTTP status 407\. Check/],
  [
    '404 for a company, with HTML',
    one,
    page(404, 'Not found'),
    { ...api, statusCode: 404 },
    /not reached for the company c-1/,
  ],
  [
    '404 for a company',
    one,
    json(404, refusal('FAILED')),
    notFound,
    /no company with the ID c-1\. Look it up in the list of companies/,
  ],
  [
    '404 for an address',
    search,
    text(404, '<p>Not found</p>'),
    notFound,
    /does not know the address.*Check the Base URL/,
  ],
  [
    'a page of words',
    search,
    text(405, '<p>Not allowed here</p>'),
    { ...api, statusCode: 405 },
    /HTTP status 405 \(text\/plain, 23 bytes\)\.$/,
  ],
  ['405', search, text(405, ''), { ...api, statusCode: 405 }, /HTTP status 405\.$/],
  [
    '409',
    search,
    json(409, refusal('CONFLICT')),
    { ...api, statusCode: 409 },
    /CONFLICT \(HTTP 409\)\. Keepnet says: Not so$/,
  ],
  ['413', search, text(413, 'Too large'), { ...api, statusCode: 413 }, /HTTP status 413 \(text\/plain, 9 bytes\)\.$/],
  [
    '301',
    search,
    text(301, '', { location: 'https://evil.example/' }),
    unusable,
    /redirects.*not followed.*Check the Base URL/,
  ],
  ['300', search, text(300, ''), unusable, /redirects/],
  ['302', search, text(302, '', { location: 'https://evil.example/' }), unusable, /redirects.*\(HTTP status 302\)/],
  [
    '302 with HTML',
    search,
    page(302, 'Sign in'),
    unusable,
    /\(HTTP status 302, text\/html, 35 bytes, titled "Sign in"\)/,
  ],
  ['304 with data', search, json(304, { status: 'SUCCESS', data: [] }), unusable, /redirects/],
  ['307', search, text(307, '', { location: 'https://evil.example/' }), unusable, /redirects/],
  ['308', search, text(308, '', { location: 'https://evil.example/' }), unusable, /redirects/],
  ['JSON of another form', search, json(200, [1, 2]), unusable, /is not in the form that Keepnet documents/],
])('%s: throws at once, after one request', async (_name, request, answer, fields, words) => {
  const { context, transport, clock } = createHttpSetup(() => answer);
  const error = await catchError(sendRequest(context, request));
  expect(error).toMatchObject(fields);
  expect(String(error)).toMatch(words);
  expect(String(error)).not.toContain('evil.example');
  expect(transport.requests).toHaveLength(1);
  expect(clock.sleeps).toEqual([]);
});
