import { expect, test } from 'vitest';

import { DEFAULT_RETRY, nextDelay } from './retry-policy';

const almostOne = () => 0.999_999;

test('spreads the wait over a time that doubles with every attempt', () => {
  const waits = (random: () => number) =>
    [1, 2, 3, 4, 5].map((attempt) => nextDelay({ attempt, elapsedMs: 0 }, DEFAULT_RETRY, random));
  expect(waits(() => 0)).toEqual([0, 0, 0, 0, 0]);
  expect(waits(() => 0.5)).toEqual([250, 500, 1000, 2000, 4000]);
  expect(waits(almostOne)).toEqual([499, 999, 1999, 3999, 7999]);
});

test('returns no more than maxDelayMs, however many attempts there were', () => {
  const options = { ...DEFAULT_RETRY, maxAttempts: 5000, maxDelayMs: 3000 };
  expect(nextDelay({ attempt: 4, elapsedMs: 0 }, options, almostOne)).toBe(2999);
  expect(nextDelay({ attempt: 4000, elapsedMs: 0 }, options, almostOne)).toBe(2999);
});

test('returns undefined when the wait would use up the budget', () => {
  const options = { ...DEFAULT_RETRY, budgetMs: 10_000 };
  expect(nextDelay({ attempt: 1, elapsedMs: 3000, retryAfterMs: 6999 }, options, almostOne)).toBe(6999);
  expect(nextDelay({ attempt: 1, elapsedMs: 3000, retryAfterMs: 7000 }, options, almostOne)).toBeUndefined();
  expect(nextDelay({ attempt: 1, elapsedMs: 10_000 }, options, () => 0)).toBeUndefined();
});
