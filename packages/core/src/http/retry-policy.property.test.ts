import fc from 'fast-check';
import { expect, test } from 'vitest';

import { nextDelay, type RetryOptions } from './retry-policy';

const milliseconds = (max: number) => fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max }));

const options: fc.Arbitrary<RetryOptions> = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 50 }),
  baseDelayMs: milliseconds(10_000),
  maxDelayMs: milliseconds(100_000),
  budgetMs: milliseconds(600_000),
});
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempts = fc.integer({ min: 1, max: 60 });

test('returns whole waits below their ceiling and within the budget, none after the last attempt', () => {
  fc.assert(
    fc.property(options, attempts, milliseconds(700_000), chance, (retry, attempt, elapsedMs, random) => {
      const delay = nextDelay({ attempt, elapsedMs }, retry, () => random);
      if (attempt >= retry.maxAttempts || elapsedMs >= retry.budgetMs) expect(delay).toBeUndefined();
      if (delay === undefined) return;
      expect(Number.isInteger(delay) && delay >= 0).toBe(true);
      expect(delay).toBeLessThanOrEqual(retry.maxDelayMs);
      expect(delay).toBeLessThanOrEqual(retry.baseDelayMs * 2 ** (attempt - 1));
      expect(elapsedMs + delay).toBeLessThan(retry.budgetMs);
    }),
    { numRuns: 500 },
  );
});

test('returns what the server asks for, or nothing when it does not fit', () => {
  fc.assert(
    fc.property(
      options,
      attempts,
      milliseconds(700_000),
      fc.integer({ min: 1, max: 700_000 }),
      chance,
      (retry, attempt, elapsedMs, retryAfterMs, random) => {
        const delay = nextDelay({ attempt, elapsedMs, retryAfterMs }, retry, () => random);
        const fits = attempt < retry.maxAttempts && elapsedMs + retryAfterMs < retry.budgetMs;
        expect(delay).toBe(fits ? retryAfterMs : undefined);
      },
    ),
    { numRuns: 500 },
  );
});

test('returns waits that grow with the attempts, and with chance', () => {
  const patient = { maxAttempts: 1000, budgetMs: Infinity };
  fc.assert(
    fc.property(options, attempts, attempts, chance, chance, (retry, one, other, chanceOne, chanceOther) => {
      const wait = (attempt: number, random: number): number =>
        nextDelay({ attempt, elapsedMs: 0 }, { ...retry, ...patient }, () => random) ?? Number.NaN;
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      const [low, high] = [Math.min(chanceOne, chanceOther), Math.max(chanceOne, chanceOther)];
      expect(wait(early, low)).toBeLessThanOrEqual(wait(late, low));
      expect(wait(early, low)).toBeLessThanOrEqual(wait(early, high));
    }),
    { numRuns: 500 },
  );
});
