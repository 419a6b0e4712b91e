import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetError } from '../errors/keepnet-error';
import { type AttemptLimits, withRetry } from './with-retry';

interface Step {
  readonly outcome: 'value' | 'disconnected' | 'busy' | 'refused';
  readonly tookMs: number;
  readonly retryAfterMs: number | undefined;
}

const milliseconds = (max: number) => fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max }));
const step: fc.Arbitrary<Step> = fc.record({
  outcome: fc.constantFrom('value', 'disconnected', 'busy', 'busy', 'busy', 'refused'),
  tookMs: milliseconds(20_000),
  retryAfterMs: fc.option(milliseconds(40_000), { nil: undefined }),
});
const retry = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 8 }),
  baseDelayMs: milliseconds(5000),
  maxDelayMs: milliseconds(20_000),
  budgetMs: fc.integer({ min: 1, max: 100_000 }),
});

test('repeats within attempts and budget, waits at least as long as asked, and ends as the last attempt did', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 8 }),
      retry,
      fc.boolean(),
      async (steps, rules, idempotent) => {
        const { context, clock } = createHttpSetup([], { retry: rules, timeoutMs: 15_000 });
        const startedAt = clock.now();
        const made: { step: Step; limits: AttemptLimits; elapsedMs: number }[] = [];
        const result = await withRetry(context, idempotent, async (limits) => {
          const current = steps[made.length];
          if (!current) throw new Error('More attempts than allowed.');
          made.push({ step: current, limits, elapsedMs: clock.now() - startedAt });
          clock.advance(Math.min(current.tookMs, limits.timeoutMs));
          if (current.outcome === 'value') return { value: made.length };
          if (current.outcome === 'disconnected') throw new KeepnetConnectionError('Gone.');
          const toError = () => new KeepnetApiError(current.outcome, { statusCode: 503 });
          const { retryAfterMs } = current;
          return { retryable: current.outcome === 'busy', rateLimited: true, retryAfterMs, toError };
        }).catch((error: unknown) => error);

        expect(made.length).toBeLessThanOrEqual(idempotent ? rules.maxAttempts : 1);
        for (const [index, { limits, elapsedMs }] of made.entries()) {
          expect(elapsedMs).toBeLessThan(rules.budgetMs);
          expect(elapsedMs + limits.timeoutMs).toBeLessThanOrEqual(rules.budgetMs);
          expect(limits.timeoutMs).toBeLessThanOrEqual(15_000);
          const before = made[index - 1];
          if (!before) continue;
          const waited = elapsedMs - before.elapsedMs - Math.min(before.step.tookMs, before.limits.timeoutMs);
          expect(['busy', 'disconnected']).toContain(before.step.outcome);
          const asked = before.step.outcome === 'busy' ? before.step.retryAfterMs : undefined;
          expect(waited).toBeGreaterThanOrEqual(asked ?? 0);
          expect(waited).toBeLessThanOrEqual(asked || rules.maxDelayMs);
        }
        const last = made.at(-1)?.step.outcome;
        if (last === 'value') expect(result).toBe(made.length);
        else expect(KeepnetError.isInstance(result)).toBe(true);
        expect(KeepnetConnectionError.isInstance(result)).toBe(last === 'disconnected');
      },
    ),
    { numRuns: 150 },
  );
});
