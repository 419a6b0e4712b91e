import { expect, test } from 'vitest';

import { searchRequest as search } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import type { TextResponse } from '../ports/transport';
import { json, text } from '../testing/fake-response';

import type { ApiRequest } from './api-request';
import { sendRequest } from './send-request';

const one = { ...search, subject: 'the company c-1', companyId: 'c-1' };
/** An answer in Keepnet's own form. */
const no = (statusCode: number, status: string, validationMessages: readonly string[] = []) =>
  json(statusCode, { data: null, status, message: 'Not so', validationMessages });
const bare = (status: number, body: string): TextResponse => ({ status, headers: {}, body });
const page = (status: number, title: string) =>
  text(status, `<html><title>${title}</title></html>`, { 'content-type': 'text/html; charset=utf-8' });
const moved = (status: number) => text(status, '', { location: 'https://evil.example/' });
const MOVED = /redirects.*not followed.*Check the Base URL/;

type Row = [answer: string, ApiRequest, TextResponse, code: string, RegExp];
const blocked = (status: number): Row => {
  const words = `search: .* HTTP status ${status} \\(text/html, 35 bytes, titled "Blocked"\\)\\. Check the Base`;
  return [`${status} with a page`, search, page(status, 'Blocked'), 'API', new RegExp(words)];
};

test.each<Row>([
  ['400 with reasons', search, no(400, 'INPUT_ERROR', ['A', 'B']), 'INVALID_REQUEST', /search\. Keepnet says: A; B$/],
  ['400 with a message', search, no(400, 'INPUT_ERROR'), 'INVALID_REQUEST', /says: Not so$/],
  ['400 without words', search, json(400, {}), 'INVALID_REQUEST', /no reason; check the filters and the month/],
  ['400 and nothing', search, bare(400, ''), 'INVALID_REQUEST', /no reason; check the filters and the month\.$/],
  ['200 INPUT_ERROR', search, no(200, 'INPUT_ERROR', ['A']), 'INVALID_REQUEST', /says: A$/],
  ['500 INPUT_ERROR', search, no(500, 'INPUT_ERROR'), 'INVALID_REQUEST', /Not so/],
  ['200 PRIVACY_ERROR', one, no(200, 'PRIVACY_ERROR'), 'PRIVACY', /^KeepnetPermissionError: The company c-1 denies/],
  ['403 PRIVACY_ERROR', one, no(403, 'PRIVACY_ERROR'), 'PRIVACY', /c-1 denies.*Ask that customer to allow it/],
  ['403 PRIVACY_ERROR on a list', search, no(403, 'PRIVACY_ERROR'), 'PRIVACY', /A customer denies/],
  ['401', search, json(401, {}), 'AUTHENTICATION', /even after it was renewed.*revoked.*IP address/],
  ['306', search, text(306, ''), 'AUTHENTICATION', /even after it was renewed/],
  ['403', search, no(403, 'FAILED'), 'PERMISSION', /Set Client Role = Reseller.*Not so/],
  ['404 for a company', one, no(404, 'FAILED'), 'NOT_FOUND', /no company with the ID c-1\. Look it up in the list/],
  ['404 for an address', search, text(404, '<p>No</p>'), 'NOT_FOUND', /does not know the address.*Check the Base URL/],
  ['405', search, text(405, ''), 'API', /HTTP status 405\.$/],
  ['409', search, no(409, 'CONFLICT'), 'API', /CONFLICT \(HTTP 409\)\. Keepnet says: Not so$/],
  ['413', search, text(413, 'Too large'), 'API', /HTTP status 413 \(text\/plain, 9 bytes\)\.$/],
  ['413 with one letter', search, text(413, 'x'), 'API', /\(text\/plain, 1 byte\)\.$/],
  ['413 without end', search, bare(413, 'x'.repeat(70_000)), 'API', /\(no media type, more than 64 KB\)\.$/],
  ['a status that is no name', search, no(409, 'Row 7'), 'API', /with HTTP status 409\. Keepnet says: Not so$/],
  ['304 with data', search, json(304, { status: 'SUCCESS', data: [] }), 'RESPONSE', /redirects/],
  ['302 with a page', search, page(302, 'Sign in'), 'RESPONSE', /status 302, text\/html, 35 bytes, titled "Sign/],
  ['JSON of another form', search, json(200, [1, 2]), 'RESPONSE', /is not in the form that Keepnet documents/],
  ['a field twice', search, text(200, '{"a":1,"a":1}'), 'RESPONSE', /: Nothing .* is used.* tell Keepnet support\.$/],
  ...[300, 301, 302, 307, 308].map((status): Row => [`${status} elsewhere`, search, moved(status), 'RESPONSE', MOVED]),
  ['418 with a page for a company', one, page(418, 'Tea'), 'API', /answered the company c-1 with HTTP status 418 /],
  // Not Keepnet, but what is in between.
  ...[400, 401, 306, 403, 407].map(blocked),
  ['403 with markup', search, text(403, '\n<Error/>'), 'API', /not reached.*403 \(text\/plain, 9 bytes\)\./],
  ['407 without a body', search, text(407, ''), 'API', /not reached.*HTTP status 407\. Check/],
  ['404 with a page for a company', one, page(404, 'No'), 'API', /not reached for the company c-1.*Keepnet through\.$/],
])('%s: throws at once, after one request', async (_name, request, answer, code, words) => {
  const { context, transport, clock } = createHttpSetup(() => answer);
  const error = await catchError(sendRequest(context, request));
  expect(error).toMatchObject({ code, ...(code !== 'RESPONSE' && { statusCode: answer.status }) });
  expect(String(error)).toMatch(words);
  expect(String(error)).not.toContain('evil.example');
  expect(transport.requests).toHaveLength(1);
  expect(clock.sleeps).toEqual([]);
});
