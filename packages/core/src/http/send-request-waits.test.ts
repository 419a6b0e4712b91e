import { describe, expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json, text } from '../testing/fake-response';

import { sendRequest } from './send-request';

const ok = json(200, { data: 'done', status: 'SUCCESS' });
const limited = (retryAfter: string) => text(429, '', { 'retry-after': retryAfter });

describe('Retry-After', () => {
  test.each([
    ['six minutes ahead of ours', 'Fri, 20 Nov 2026 12:06:00 GMT', 'Fri, 20 Nov 2026 12:06:07 GMT'],
    ['six minutes behind ours', 'Fri, 20 Nov 2026 11:54:00 GMT', 'Fri, 20 Nov 2026 11:54:07 GMT'],
    ['not known', '', 'Fri, 20 Nov 2026 12:00:07 GMT'],
  ])('as a date waits 7 seconds by the clock of the server, which is %s', async (_name, date, retryAfter) => {
    const busy = text(429, '', { 'retry-after': retryAfter, ...(date && { date }) });
    const { context, clock } = createHttpSetup([busy, ok]);
    await expect(sendRequest(context, searchRequest)).resolves.toBe('done');
    expect(clock.sleeps).toEqual([7000]);
  });

  test.each([
    ['seconds', limited('7'), 7000],
    ['a date that is over', limited('Fri, 20 Nov 2026 11:00:00 GMT'), 499],
    ['no time at all', limited('0'), 499],
    ['no sense', limited('later'), 499],
    ['seconds with a 503', text(503, '', { 'retry-after': '7' }), 7000],
    ['more than the longest wait of our own', limited('200'), 200_000],
  ])('waits as told by %s', async (_name, answer, wait) => {
    const { context, clock } = createHttpSetup([answer, ok]);
    await expect(sendRequest(context, searchRequest)).resolves.toBe('done');
    expect(clock.sleeps).toEqual([wait]);
  });

  test('throws KeepnetRateLimitError at once when it goes beyond the budget', async () => {
    const { context, transport, clock } = createHttpSetup([limited('300')]);
    const error = await catchError(sendRequest(context, searchRequest));
    expect(error).toMatchObject({ name: 'KeepnetRateLimitError', statusCode: 429, retryAfterMs: 300_000 });
    expect(String(error)).toContain('It asks to wait 300 seconds.');
    expect(transport.requests).toHaveLength(1);
    expect(clock.sleeps).toEqual([]);
  });

  test.each([
    ['a 429', limited('300')],
    ['a 503', text(503, '', { 'retry-after': '300' })],
  ])('sends nothing within the time asked for by %s, once a request has given up on it', async (_name, answer) => {
    const { context, transport, clock } = createHttpSetup([answer, ok]);
    const first = await catchError(sendRequest(context, searchRequest));
    expect(String(await catchError(sendRequest(context, searchRequest)))).toBe(String(first));
    expect(transport.requests).toHaveLength(1);
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
  ['makes every request wait when the server says when to come again', { 'retry-after': '7' }, 7000],
  ['makes no other request wait when the server is only down', {}, 0],
])('%s', async (_name, headers, othersWait) => {
  const times: number[] = [];
  const { context, clock } = createHttpSetup((_request, index) => {
    times.push(clock.now());
    return index === 0 ? text(503, '', headers) : ok;
  });
  const startedAt = clock.now();
  const first = sendRequest(context, searchRequest);
  await new Promise(setImmediate);
  await Promise.all([first, sendRequest(context, searchRequest)]);
  expect(times.slice(0, 2).map((time) => time - startedAt)).toEqual([0, othersWait]);
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

  test('is over, and so is the request, when the pauses of others used up the budget', async () => {
    const { context, transport } = createHttpSetup(() => limited('120'), { maxConcurrency: 1 });
    const calls = [1, 2, 3].map(() => catchError(sendRequest(context, searchRequest)));
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ name: 'KeepnetRateLimitError' });
    for (const { timeoutMs } of transport.requests) expect(timeoutMs).toBeGreaterThan(1);
  });
});
