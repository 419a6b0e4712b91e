import { expect, test } from 'vitest';

import { searchRequest as search } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import type { TextResponse } from '../ports/transport';
import { json, text } from '../testing/fake-response';
import { findSecret } from '../testing/find-secret';

import { sendRequest } from './send-request';

test('tells no more than 150 characters of a message, and 300 in all', async () => {
  const said = ['x'.repeat(5000), 'y'.repeat(5000), 'z'.repeat(5000)];
  const { context } = createHttpSetup(() => json(400, { message: 'no', validationMessages: said }));
  const error = await catchError(sendRequest(context, search));
  expect(error).toMatchObject({ validationMessages: ['x'.repeat(150), 'y'.repeat(150), 'z'.repeat(150)] });
  const words = 'KeepnetInvalidRequestError: Keepnet did not accept the company search. Keepnet says: ';
  expect(String(error)).toHaveLength(words.length + 300);
});

test('tells the first ten reasons, and leaves out those without words of their own', async () => {
  const reasons = Array.from({ length: 12 }, (_, index) => `Reason ${index}`);
  const { context } = createHttpSetup(() => json(400, { validationMessages: ['', '{"a":1}', ...reasons] }));
  const error = await catchError(sendRequest(context, search));
  expect(error).toMatchObject({ validationMessages: reasons.slice(0, 8) });
});

test('hides a secret that the server repeats, also where its words are cut', async () => {
  const secret = 's3cret-0123456789';
  for (let before = 130; before < 155; before++) {
    const message = `${'.'.repeat(before)} ${secret}`;
    const { context } = createHttpSetup(() => json(400, { message }), { secrets: [secret] });
    expect(String(await catchError(sendRequest(context, search)))).not.toContain('s3c');
  }
});

const typed = (mediaType: string, status: number, body: string) => text(status, body, { 'content-type': mediaType });
const page = '<html><title>Error: {&quot;companyName&quot;:&quot;Acme&quot;}</title></html>';

test.each<[string, TextResponse, told: string]>([
  ['JSON of another form', json(400, [{ companyName: 'Acme' }]), 'application/json, 24 bytes'],
  ['XML', typed('application/xml', 400, '<?xml version="1.0"?><Name>Acme</Name>'), 'application/xml, '],
  ['CSV', typed('text/csv ; charset=utf-8', 400, 'Company Name,Monthly Users\r\nAcme,7'), 'text/csv, '],
  ['a line of a log', text(500, '2026-11-20 ERROR row {"companyName":"Acme"}'), 'text/plain, '],
  ['a page for developers', typed('text/html', 500, page), 'titled "Error"'],
  ['a reason of several lines', json(400, { validationMessages: ['Bad row\nAcme;7'] }), 'says: Bad row'],
])('tells nothing of a row: %s', async (_name, answer, told) => {
  const { context } = createHttpSetup(() => answer);
  const error = await catchError(sendRequest(context, search));
  expect(error).toMatchObject({ name: expect.stringMatching(/^Keepnet/) as string });
  expect(findSecret(error, ['Acme', 'companyName'])).toBeUndefined();
  expect(String(error)).toContain(told);
});
