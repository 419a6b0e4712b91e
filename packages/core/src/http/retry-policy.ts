import type { Random } from '../ports/random';

/** How often and how long a request is repeated. */
export interface RetryOptions {
  /** All attempts, including the first. */
  readonly maxAttempts: number;
  /** The maximum of the first wait, in milliseconds; it doubles with every attempt. */
  readonly baseDelayMs: number;
  /** The maximum of every wait that we choose ourselves, in milliseconds. */
  readonly maxDelayMs: number;
  /** Wall-clock time for one request with all its repetitions, in milliseconds, from its first turn. */
  readonly budgetMs: number;
}

/** The budget leaves room for two answers as slow as the vendor's own console tolerates (100 s). */
export const DEFAULT_RETRY: RetryOptions = {
  maxAttempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  budgetMs: 300_000,
};

interface RetryState {
  /** Attempts made so far, at least 1. */
  readonly attempt: number;
  readonly elapsedMs: number;
  readonly retryAfterMs?: number | undefined;
}

/**
 * How long to wait before the next attempt, in milliseconds, or undefined when there must be none: capped exponential
 * backoff with full jitter. A wait requested by the server is used unchanged, neither randomized nor shortened.
 */
export function nextDelay(state: RetryState, options: RetryOptions, random: Random): number | undefined {
  if (state.attempt >= options.maxAttempts) return undefined;
  const ceiling = Math.min(options.maxDelayMs, options.baseDelayMs * 2 ** (state.attempt - 1));
  // Without a wait, or with one already over by our clock, all attempts would be used up at once.
  const delay = state.retryAfterMs || Math.floor(random() * ceiling);
  return state.elapsedMs + delay < options.budgetMs ? delay : undefined;
}
