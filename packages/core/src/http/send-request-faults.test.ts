import { describe, expect, test } from 'vitest';

import { searchRequest as search } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json, text } from '../testing/fake-response';
import type { FakeAnswer } from '../testing/fake-transport';

import { sendRequest } from './send-request';

const html = '<html><head><title>\n Bad  Gateway\n</title></head><body><h1>502</h1> nginx</body></html>';
const described = String.raw` \(text/plain, 87 bytes, titled "Bad Gateway"\)`;
const reset = new KeepnetConnectionError('No answer: reset.');
const timeout = new KeepnetConnectionError('No answer in time.', { code: 'TIMEOUT' });
const soft = (status: string) => json(200, { data: null, status, message: 'Something went wrong' });
const ok = json(200, { data: 'done', status: 'SUCCESS' });

const ADVICE: Readonly<Record<string, string>> = {
  KeepnetApiError: 'Try again later.',
  KeepnetRateLimitError: 'Try again later.',
  KeepnetConnectionError: 'Check the network and the Base URL, then try again.',
  KeepnetResponseError: 'Check the Base URL, and whether a proxy answers in place of Keepnet.',
};

describe('faults that are asked again about', () => {
  const api = { name: 'KeepnetApiError', code: 'API', validationMessages: [] };
  const unusable = { name: 'KeepnetResponseError', code: 'RESPONSE' };
  test.each<[string, FakeAnswer, object, RegExp]>([
    ['a reset', reset, { name: 'KeepnetConnectionError', code: 'CONNECTION' }, /: No answer: reset\. Tried/],
    ['a timeout', timeout, { name: 'KeepnetConnectionError', code: 'TIMEOUT' }, /: No answer in time\. Tried/],
    ['408', text(408, ''), { ...api, statusCode: 408 }, /HTTP status 408\./],
    [
      '429',
      json(429, {}),
      { name: 'KeepnetRateLimitError', code: 'RATE_LIMIT', statusCode: 429 },
      /limits the number of requests and refused the company search\. Tried/,
    ],
    ['500 with HTML', text(500, html), { ...api, statusCode: 500 }, new RegExp(`HTTP status 500${described}\\. Tried`)],
    ['502 with HTML', text(502, html), { ...api, statusCode: 502 }, new RegExp(`HTTP status 502${described}\\. Tried`)],
    ['503 and nothing', text(503, ''), { ...api, statusCode: 503 }, /HTTP status 503\. Tried/],
    [
      '500 with an envelope',
      json(500, { status: 'FAILED', message: 'No luck' }),
      { ...api, statusCode: 500 },
      /No luck/,
    ],
    [
      '200 with HTML',
      text(200, html),
      unusable,
      /is a web page, not data.* It came as text\/plain, 87 bytes, titled "Bad/,
    ],
    ['200 with HTML after an empty line', text(200, `\n${html}`), unusable, /is a web page, not data/],
    ['200 and nothing', text(200, ' \n'), unusable, /is empty/],
    [
      '200 with half of its JSON',
      text(200, '{"data":[{"a":'),
      unusable,
      /is not valid JSON; it may have been cut short/,
    ],
    [
      'INTERNAL_SERVER_ERROR',
      soft('INTERNAL_SERVER_ERROR'),
      { ...api, statusCode: 200 },
      /INTERNAL_SERVER_ERROR \(HTTP 200\)/,
    ],
    ['FAILED', soft('FAILED'), { ...api, statusCode: 200 }, /FAILED \(HTTP 200\)\. Keepnet says: Something went wrong/],
    [
      'a quickstart failure',
      json(200, { isSuccess: false, messages: ['Oh'] }),
      { ...api, statusCode: 200, validationMessages: ['Oh'] },
      /says: Oh/,
    ],
    ['an upper-case failure', json(200, { STATUS: 'FAILED', MESSAGE: 'Oh' }), { ...api, statusCode: 200 }, /says: Oh/],
  ])('%s: throws after six requests and five longer and longer waits', async (_name, answer, fields, words) => {
    const { context, transport, clock } = createHttpSetup(() => answer);
    const error = await catchError(sendRequest(context, search));
    expect(error).toMatchObject(fields);
    expect(String(error)).toMatch(words);
    expect(String(error)).toMatch(/ Tried 6 times within 15 seconds\. [^.]+\.$/);
    expect(String(error)).toContain(ADVICE[(error as Error).name] ?? 'an error with advice');
    expect(transport.requests).toHaveLength(6);
    expect(clock.sleeps).toEqual([499, 999, 1998, 3996, 7992]);
  });

  test.each<[string, FakeAnswer]>([
    ['a reset', reset],
    ['429', text(429, '')],
    ['503', text(503, html)],
    ['HTML', text(200, html)],
    ['FAILED', soft('FAILED')],
  ])('%s: returns the answer of the next request', async (_name, answer) => {
    const { context, transport, clock } = createHttpSetup([answer, ok]);
    await expect(sendRequest(context, search)).resolves.toBe('done');
    expect(transport.requests).toHaveLength(2);
    expect(clock.sleeps).toEqual([499]);
  });

  test('never says that it tried within no time', async () => {
    const { context } = createHttpSetup(() => reset, { random: () => 0 });
    expect(String(await catchError(sendRequest(context, search)))).toContain('Tried 6 times within a second.');
  });

  test.each<[string, FakeAnswer]>([
    ['a reset', reset],
    ['a timeout', timeout],
    ['429', text(429, '', { 'retry-after': '1' })],
    ['500', text(500, '')],
    ['HTML', text(200, html)],
    ['FAILED', soft('FAILED')],
  ])('%s: throws after one request that must not be repeated', async (_name, answer) => {
    const { context, transport, clock } = createHttpSetup(() => answer);
    const error = await catchError(sendRequest(context, { ...search, idempotent: false }));
    expect(error).toMatchObject({ name: expect.stringMatching(/^Keepnet/) });
    expect(String(error)).not.toContain('Tried');
    expect(transport.requests).toHaveLength(1);
    expect(clock.sleeps).toEqual([]);
  });
});

test('throws an error of another kind as it is, at once', async () => {
  const foreign = new TypeError('a mistake of the host');
  const { context, transport } = createHttpSetup(() => foreign);
  expect(await catchError(sendRequest(context, search))).toBe(foreign);
  expect(transport.requests).toHaveLength(1);
});
