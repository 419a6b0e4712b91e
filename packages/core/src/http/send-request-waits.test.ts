import { describe, expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { KeepnetError } from '../errors/keepnet-error';
import { json, text } from '../testing/fake-response';

import { sendRequest } from './send-request';
import { isGivenUpBy } from './with-retry';

const ok = json(200, { data: 'done', status: 'SUCCESS' });
const limited = (retryAfter: string) => text(429, '', { 'retry-after': retryAfter });
const limitedAt = (date: string, retryAfter: string) => text(429, '', { 'retry-after': retryAfter, date });

describe('Retry-After', () => {
  test.each([
    ['seconds', limited('7'), 7000],
    ['no time at all', limited('0'), 499],
    ['more than the longest wait of our own', limited('200'), 200_000],
    ['a date by our clock', limited('Fri, 20 Nov 2026 12:00:07 GMT'), 7000],
    ['a date by a clock ahead', limitedAt('Fri, 20 Nov 2026 12:06:00 GMT', 'Fri, 20 Nov 2026 12:06:07 GMT'), 7000],
    ['a date by a clock behind', limitedAt('Fri, 20 Nov 2026 11:54:00 GMT', 'Fri, 20 Nov 2026 11:54:07 GMT'), 7000],
  ])('waits as told by %s', async (_name, answer, wait) => {
    const { context, clock } = createHttpSetup([answer, ok]);
    await expect(sendRequest(context, searchRequest)).resolves.toBe('done');
    expect(clock.sleeps).toEqual([wait]);
  });

  test.each([
    ['429', limited('300'), { name: 'KeepnetRateLimitError', retryAfterMs: 300_000 }, 'It asks to wait 300 seconds.'],
    ['503', text(503, '', { 'retry-after': '300' }), { name: 'KeepnetApiError' }, 'HTTP status 503.'],
  ])('throws at once for a %s beyond the budget, and sends nothing until then', async (_, answer, facts, words) => {
    const { context, transport, clock } = createHttpSetup([answer, ok]);
    const first = await catchError(sendRequest(context, searchRequest));
    expect(first).toMatchObject({ ...facts, statusCode: answer.status });
    expect(String(first)).toContain(words);
    expect(String(await catchError(sendRequest(context, searchRequest)))).toBe(String(first));
    expect(transport.requests).toHaveLength(1);
    expect(clock.sleeps).toEqual([]);
    clock.advance(300_000);
    await expect(sendRequest(context, searchRequest)).resolves.toBe('done');
  });

  test('waits before another request, once a request has given up on a time that can be waited for', async () => {
    const { context, clock } = createHttpSetup((_request, index) => (index < 4 ? limited('80') : ok));
    const error = await catchError(sendRequest(context, searchRequest));
    expect(error).toMatchObject({ name: 'KeepnetRateLimitError', retryAfterMs: 80_000 });
    expect(String(error)).toContain('Tried 4 times within 240 seconds.');
    await expect(sendRequest(context, searchRequest)).resolves.toBe('done');
    expect(clock.sleeps).toEqual([80_000, 80_000, 80_000, 80_000]);
  });
});

test.each([
  ['a 503 that says when to come again makes', text(503, '', { 'retry-after': '7' }), 7000],
  ['a 429 makes', text(429, ''), 499],
  ['a server that is only down does not make', text(503, ''), 0],
])('%s the other requests wait', async (_name, failure, othersWait) => {
  const times: number[] = [];
  const { context, clock } = createHttpSetup((_request, index) => {
    times.push(clock.now() - startedAt);
    return index === 0 ? failure : ok;
  });
  const startedAt = clock.now();
  const first = sendRequest(context, searchRequest);
  await new Promise(setImmediate);
  await Promise.all([first, sendRequest(context, searchRequest)]);
  expect(times.slice(0, 2)).toEqual([0, othersWait]);
  expect(times).toHaveLength(3);
});

describe('the time for one attempt', () => {
  test('shrinks to what the budget leaves', async () => {
    const { context, transport, clock } = createHttpSetup((request) => {
      clock.advance(request.timeoutMs);
      return new KeepnetConnectionError('slow', { code: 'TIMEOUT' });
    });
    const startedAt = clock.now();
    const error = await catchError(sendRequest(context, searchRequest));
    expect(error).toMatchObject({ name: 'KeepnetConnectionError', code: 'TIMEOUT' });
    expect(transport.requests.map((request) => request.timeoutMs)).toEqual([100_000, 100_000, 98_502]);
    expect(clock.now() - startedAt).toBe(300_000);
  });

  test('is what the budget leaves after the pause that another request was told', async () => {
    const { context, transport } = createHttpSetup([limited('250'), ok, ok]);
    const first = sendRequest(context, searchRequest);
    await Promise.resolve();
    await Promise.all([first, sendRequest(context, searchRequest)]);
    expect(transport.requests.map((request) => request.timeoutMs)).toEqual([100_000, 100_000, 50_000].toSorted());
  });

  test('is whole for a request that waited long for its turn', async () => {
    const slow = () => {
      clock.advance(90_000);
      return ok;
    };
    const { context, transport, clock } = createHttpSetup(slow, { maxConcurrency: 1 });
    await Promise.all(Array.from({ length: 4 }, () => sendRequest(context, searchRequest)));
    expect(transport.requests.map((request) => request.timeoutMs)).toEqual(Array(4).fill(100_000));
  });

  test('is over, and so is the request, when the pause that another was told used up the budget', async () => {
    const answers = { first: [limited('100'), text(503, '')], second: [limited('250'), ok] };
    const { context, transport } = createHttpSetup(({ url }) => {
      const left = url.endsWith('/first') ? answers.first : answers.second;
      return left.shift() ?? new Error('one request too many');
    });
    const first = catchError(sendRequest(context, { ...searchRequest, path: '/first' }));
    await new Promise(setImmediate);
    await expect(sendRequest(context, { ...searchRequest, path: '/second' })).resolves.toBe('done');
    expect(await first).toMatchObject({ name: 'KeepnetApiError', statusCode: 503 });
    expect(transport.requests).toHaveLength(4);
  });
});

describe('a limit of time for failures alone', () => {
  test('ends the tries of a request that goes on failing', async () => {
    const { context, clock } = createHttpSetup(() => text(502, ''), { failuresMs: 5_000 });
    const error = await catchError(sendRequest(context, searchRequest));
    expect(clock.sleeps).toEqual([499, 999, 1998]);
    expect(isGivenUpBy(context, error as KeepnetError)).toBe(true);
  });

  test('leaves out a wait that the server asked for, which is no failure', async () => {
    const answers = [limited('20'), text(502, ''), ok];
    const { context } = createHttpSetup(answers, { failuresMs: 5_000 });
    await expect(sendRequest(context, searchRequest)).resolves.toBe('done');
    const limits = createHttpSetup(() => limited('300'), { failuresMs: 5_000 });
    const error = await catchError(sendRequest(limits.context, searchRequest));
    expect(isGivenUpBy(limits.context, error as KeepnetError)).toBe(false);
  });
});
