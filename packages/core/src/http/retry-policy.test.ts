import { expect, test } from 'vitest';

import { DEFAULT_RETRY, nextDelay } from './retry-policy';

const almostOne = () => 0.999_999;
const first = { attempt: 1, elapsedMs: 0 };

test.each([
  [1, 500],
  [2, 1000],
  [3, 2000],
  [4, 4000],
  [5, 8000],
])('spreads the wait after attempt %i over 0 to %i ms', (attempt, ceiling) => {
  const state = { attempt, elapsedMs: 0 };
  expect(nextDelay(state, DEFAULT_RETRY, () => 0)).toBe(0);
  expect(nextDelay(state, DEFAULT_RETRY, () => 0.5)).toBe(ceiling / 2);
  expect(nextDelay(state, DEFAULT_RETRY, almostOne)).toBe(ceiling - 1);
});

test('returns no more than maxDelayMs, however many attempts there were', () => {
  const options = { ...DEFAULT_RETRY, maxAttempts: 5000, maxDelayMs: 3000 };
  expect(nextDelay({ attempt: 4, elapsedMs: 0 }, options, almostOne)).toBe(2999);
  expect(nextDelay({ attempt: 4000, elapsedMs: 0 }, options, almostOne)).toBe(2999);
});

test('returns undefined when the wait would use up the budget', () => {
  const options = { ...DEFAULT_RETRY, budgetMs: 10_000 };
  expect(nextDelay({ ...first, elapsedMs: 3000, retryAfterMs: 6999 }, options, almostOne)).toBe(6999);
  expect(nextDelay({ ...first, elapsedMs: 3000, retryAfterMs: 7000 }, options, almostOne)).toBeUndefined();
  expect(nextDelay({ ...first, elapsedMs: 10_000 }, options, () => 0)).toBeUndefined();
});
