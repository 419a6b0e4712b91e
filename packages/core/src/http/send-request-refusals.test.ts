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
  ['400 with HTML', search, text(400, '<b>Bad</b> request'), { ...invalid, statusCode: 400 }, /says: Bad request$/],
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
    /also after it was renewed.*revoked.*IP address/,
  ],
  ['306', search, text(306, ''), { ...authentication, statusCode: 306 }, /also after it was renewed/],
  [
    '403',
    search,
    json(403, refusal('FAILED')),
    { ...permission, statusCode: 403 },
    /Set Client Role = Reseller.*Not so/,
  ],
  ['403 with HTML', search, text(403, '<p>Blocked</p>'), { ...permission, statusCode: 403 }, /says: Blocked/],
  [
    '404 for a company',
    one,
    json(404, refusal('FAILED')),
    notFound,
    /no company with the ID c-1\. Look it up with Get Many/,
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
    text(405, '<p>Not</p><p>allowed<script>let x = 1;</script>here</p>'),
    { ...api, statusCode: 405 },
    /says: Not allowed here$/,
  ],
  ['405', search, text(405, ''), { ...api, statusCode: 405 }, /HTTP status 405\.$/],
  [
    '409',
    search,
    json(409, refusal('CONFLICT')),
    { ...api, statusCode: 409 },
    /CONFLICT \(HTTP 409\)\. Keepnet says: Not so$/,
  ],
  ['413', search, text(413, 'Too large'), { ...api, statusCode: 413 }, /says: Too large$/],
  [
    '301',
    search,
    text(301, '', { location: 'https://evil.example/' }),
    unusable,
    /redirects.*not followed.*Check the Base URL/,
  ],
  ['300', search, text(300, ''), unusable, /redirects/],
  ['302', search, text(302, '', { location: 'https://evil.example/' }), unusable, /redirects/],
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

test('tells no more than 300 characters of what the server says, and 120 of a page', async () => {
  const long = createHttpSetup(() =>
    json(400, { message: 'x'.repeat(5000), validationMessages: ['y'.repeat(5000), 'z'] }),
  );
  const error = await catchError(sendRequest(long.context, search));
  expect(error).toMatchObject({ validationMessages: ['y'.repeat(300), 'z'] });
  expect(String(error)).toHaveLength(
    `KeepnetInvalidRequestError: Keepnet did not accept the company search. Keepnet says: `.length + 300,
  );
  const page = createHttpSetup(() => text(400, 'w'.repeat(5000)));
  expect(String(await catchError(sendRequest(page.context, search)))).toMatch(/[^w]w{120}$/);
});

test('hides a secret that the server repeats, also where its words are cut', async () => {
  const secret = 's3cret-0123456789';
  for (let before = 90; before < 125; before++) {
    const { context } = createHttpSetup(() => text(400, `${'.'.repeat(before)} ${secret}`), { secrets: [secret] });
    expect(String(await catchError(sendRequest(context, search)))).not.toContain('s3c');
  }
});

test('tells nothing of JSON that it does not know, which may hold customers', async () => {
  const { context } = createHttpSetup(() => json(400, [{ companyName: 'Acme' }]));
  expect(String(await catchError(sendRequest(context, search)))).not.toContain('Acme');
});
