import { expect, test } from 'vitest';

import { searchRequest as search } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import type { TextResponse } from '../ports/transport';
import { json, text } from '../testing/fake-response';
import { findSecret } from '../testing/find-secret';

import { sendRequest } from './send-request';

const page = (status: number, title: string) =>
  text(status, `<html><title>${title}</title></html>`, { 'content-type': 'text/html; charset=utf-8' });

test('tells no more than 150 characters of a message, and 300 in all', async () => {
  const said = ['x'.repeat(5000), 'y'.repeat(5000), 'z'.repeat(5000)];
  const { context } = createHttpSetup(() => json(400, { message: 'no', validationMessages: said }));
  const error = await catchError(sendRequest(context, search));
  expect(error).toMatchObject({ validationMessages: ['x'.repeat(150), 'y'.repeat(150), 'z'.repeat(150)] });
  expect(String(error)).toHaveLength(
    `KeepnetInvalidRequestError: Keepnet did not accept the company search. Keepnet says: `.length + 300,
  );
});

test('hides a secret that the server repeats, also where its words are cut', async () => {
  const secret = 's3cret-0123456789';
  for (let before = 120; before < 155; before++) {
    const { context } = createHttpSetup(() => json(400, { message: `${'.'.repeat(before)} ${secret}` }), {
      secrets: [secret],
    });
    expect(String(await catchError(sendRequest(context, search)))).not.toContain('s3c');
  }
});

const ROWS: readonly (readonly [string, string, TextResponse])[] = [
  ['JSON of another form', '', json(400, [{ companyName: 'Acme' }])],
  ['XML', 'application/xml', text(400, '<?xml version="1.0"?><Company><Name>Acme</Name></Company>')],
  ['CSV', 'text/csv', text(400, 'Company Name,Monthly Users\r\nAcme,7')],
  ['a line of a log', 'text/plain', text(500, '2026-11-20 ERROR row {"companyName":"Acme"}')],
  ['a page for developers', 'text/html', page(500, 'Error: {&quot;companyName&quot;:&quot;Acme&quot;}')],
  ['a message with JSON', '', json(400, { status: 'INPUT_ERROR', message: 'Bad row: {"companyName":"Acme"}' })],
  ['a message with a quoted name', '', json(400, { message: "Duplicate 'Acme' found" })],
  ['a message with XML', '', json(400, { message: 'Bad row <Name>Acme</Name>' })],
  ['a message with escaped JSON', '', json(400, { message: 'Bad row \\u007b\\u0022companyName\\u0022:Acme' })],
  ['a message of several lines', '', json(400, { validationMessages: ['Bad row\nAcme;7'] })],
  ['a message in typographic quotes', '', json(500, { status: 'FAILED', message: 'Unknown company “Acme”' })],
];

test.each(ROWS)('tells nothing of a row: %s', async (_name, mediaType, answer) => {
  const headers = mediaType ? { ...answer.headers, 'content-type': mediaType } : answer.headers;
  const { context } = createHttpSetup(() => ({ ...answer, headers }) as TextResponse);
  const error = await catchError(sendRequest(context, search));
  expect(error).toMatchObject({ name: expect.stringMatching(/^Keepnet/) as string });
  expect(findSecret(error, ['Acme', 'companyName'])).toBeUndefined();
  expect(String(error)).toContain(mediaType ? `${mediaType}, ` : '');
});
