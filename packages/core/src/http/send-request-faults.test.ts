import { describe, expect, test } from 'vitest';

import { searchRequest as search } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json, text } from '../testing/fake-response';
import type { FakeAnswer } from '../testing/fake-transport';

import { sendRequest } from './send-request';

const html = '<html><head><title>\n Bad  Gateway\n</title></head><body><h1>502</h1> nginx</body></html>';
const failed = (status: string) => json(200, { data: null, status, message: 'Something went wrong' });
const ok = json(200, { data: 'done', status: 'SUCCESS' });

const LATER = 'Try again later.';
const NETWORK = 'Check the network and the Base URL, then try again.';
const BASE_URL = 'Check the Base URL, and whether a proxy answers in place of Keepnet.';
const WEB_PAGE =
  'is a web page, not data (the API is usually at https://api.keepnetlabs.com). It came as text/plain, 88 bytes, ' +
  'titled "Bad Gateway". Tried';
const CUT_SHORT = 'is not valid JSON; it may have been cut short. It came as text/plain, 10 bytes. Tried';

describe.each<[fault: string, answer: FakeAnswer, code: string, words: string, advice: string]>([
  ['a reset', new KeepnetConnectionError('Reset.'), 'CONNECTION', 'Reset.', NETWORK],
  ['a timeout', new KeepnetConnectionError('Too late.', { code: 'TIMEOUT' }), 'TIMEOUT', 'Too late.', NETWORK],
  ['408', text(408, ''), 'API', 'HTTP status 408.', LATER],
  ['429', json(429, {}), 'RATE_LIMIT', 'refused the company search. Tried 6 times', LATER],
  ['503 and nothing', text(503, ' \n'), 'API', 'HTTP status 503. Tried', LATER],
  ['500 with HTML', text(500, html), 'API', '500 (text/plain, 87 bytes, titled "Bad Gateway").', LATER],
  ['500 FAILED', json(500, { status: 'FAILED', message: 'No' }), 'API', '(HTTP 500). Keepnet says: No', LATER],
  ['200 FAILED', failed('FAILED'), 'API', 'FAILED (HTTP 200). Keepnet says: Something went wrong', LATER],
  ['200 and an error of the server', failed('INTERNAL_ERROR'), 'API', 'INTERNAL_ERROR (HTTP 200).', LATER],
  ['200 with HTML', text(200, `\n${html}`), 'RESPONSE', WEB_PAGE, BASE_URL],
  ['200 and nothing', text(200, ' \n'), 'RESPONSE', 'is empty.', BASE_URL],
  ['200 with half of its JSON', text(200, '{"data":[{'), 'RESPONSE', CUT_SHORT, BASE_URL],
])('%s', (_name, answer, code, words, advice) => {
  test('throws after six requests and five longer and longer waits', async () => {
    const { context, transport, clock } = createHttpSetup(() => answer);
    const error = await catchError(sendRequest(context, search));
    expect(error).toMatchObject({ code, ...(code === 'API' && { statusCode: (answer as { status: number }).status }) });
    expect(String(error)).toContain(words);
    expect(String(error)).toMatch(/ Tried 6 times within 15 seconds\. [^.]+\.$/);
    expect(String(error)).toContain(advice);
    expect(transport.requests).toHaveLength(6);
    expect(clock.sleeps).toEqual([499, 999, 1998, 3996, 7992]);
  });

  test('returns the answer of the next request', async () => {
    const { context, clock } = createHttpSetup([answer, ok]);
    await expect(sendRequest(context, search)).resolves.toBe('done');
    expect(clock.sleeps).toEqual([499]);
  });

  test('throws after one request that must not be repeated', async () => {
    const { context, transport, clock } = createHttpSetup(() => answer);
    const error = await catchError(sendRequest(context, { ...search, idempotent: false }));
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('Tried');
    expect(transport.requests).toHaveLength(1);
    expect(clock.sleeps).toEqual([]);
  });
});

test('never says that it tried within no time', async () => {
  const { context } = createHttpSetup(() => text(503, ''), { random: () => 0 });
  expect(String(await catchError(sendRequest(context, search)))).toContain('Tried 6 times within a second.');
});

test('throws an error of another kind as it is, at once', async () => {
  const foreign = new TypeError('a mistake of the host');
  const { context, transport } = createHttpSetup(() => foreign);
  expect(await catchError(sendRequest(context, search))).toBe(foreign);
  expect(transport.requests).toHaveLength(1);
});
