import { expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { createHttpSetup, type HttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { Clock } from '../ports/clock';
import { json, text } from '../testing/fake-response';
import type { FakeHandler } from '../testing/fake-transport';

import { sendRequest } from './send-request';

const ok = json(200, { data: 'done', status: 'SUCCESS' });

const COUNT = 30;

/** Sends the requests at once, all of which must be answered. Returns how many were under way when each was sent. */
async function sendAtOnce(createAnswer: (clock: Clock) => FakeHandler): Promise<number[]> {
  let underWay = 0;
  const seen: number[] = [];
  const setup: HttpSetup = createHttpSetup(async (request, index) => {
    seen.push(++underWay);
    try {
      return await answer(request, index);
    } finally {
      underWay--;
    }
  });
  const answer = createAnswer(setup.clock);
  await Promise.all(Array.from({ length: COUNT }, () => sendRequest(setup.context, searchRequest)));
  return seen;
}

/** A server that answers one request after the other, also those that nobody waits for any more. */
const inTurn =
  (eachMs: number) =>
  (clock: Clock): FakeHandler => {
    let busyUntil = 0;
    return async ({ timeoutMs }) => {
      busyUntil = Math.max(busyUntil, clock.now()) + eachMs;
      const takesMs = busyUntil - clock.now();
      await clock.sleep(Math.min(takesMs, timeoutMs));
      return takesMs > timeoutMs ? new KeepnetConnectionError('slow', { code: 'TIMEOUT' }) : ok;
    };
  };

test.each([
  ['four at once would wait too long', 30_000],
  ['answers take more than half of their time', 24_000],
])('sends fewer at once to a server that works on one at a time, where %s', async (_name, eachMs) => {
  const seen = await sendAtOnce(inTurn(eachMs));
  expect(seen.slice(0, 4)).toEqual([1, 2, 3, 4]);
  expect(Math.max(...seen.slice(-20))).toBeLessThan(4);
});

test.each([
  ['fails', text(502, 'Bad Gateway')],
  ['limits requests', text(429, '', { 'retry-after': '10' })],
  ['does not answer', new KeepnetConnectionError('slow', { code: 'TIMEOUT' })],
])('sends fewer at once to a server that %s, and as many again once it answers', async (_name, failure) => {
  const seen = await sendAtOnce((clock) => async (_request, index) => {
    await clock.sleep(100);
    return index < 4 ? failure : ok;
  });
  expect(Math.max(...seen.slice(4, 7))).toBeLessThan(3);
  expect(seen.at(-5)).toBe(4);
});
