import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { KeepnetError } from '../errors/keepnet-error';
import type { HttpContext } from './http-context';
import { nextDelay } from './retry-policy';

/** What one attempt came to. The error is made only when it is final: it tells how often it was tried. */
export type Attempt<T> =
  | { readonly value: T }
  | {
      readonly retryable: boolean;
      readonly retryAfterMs?: number | undefined;
      /** True when the server asks us to slow down. */
      readonly rateLimited?: boolean;
      readonly toError: (tries: string) => KeepnetError;
    };

export interface AttemptLimits {
  /** For this attempt, in milliseconds: the request's timeout, or what the budget leaves. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Repeats `attempt` as the retry options allow, if it is declared idempotent; the verb does not tell, for the company
 * search is a POST that only reads. Errors that are no KeepnetConnectionError, and an abort, pass through at once.
 */
export async function withRetry<T>(
  context: HttpContext,
  idempotent: boolean,
  attempt: (limits: AttemptLimits) => Promise<Attempt<T>>,
): Promise<T> {
  const { clock, retry, signal } = context;
  const startedAt = clock.now();
  for (let count = 1; ; count++) {
    signal?.throwIfAborted();
    const budgetLeft = retry.budgetMs - (clock.now() - startedAt);
    const timeoutMs = Math.max(1, Math.min(context.timeoutMs, budgetLeft));
    const outcome = await attempt({ timeoutMs, signal }).catch((error: unknown): Attempt<T> => {
      signal?.throwIfAborted();
      return connectionFailure(error);
    });
    if ('value' in outcome) {
      context.gate.speedUp();
      return outcome.value;
    }
    const elapsedMs = clock.now() - startedAt;
    const delay =
      idempotent && outcome.retryable
        ? nextDelay({ attempt: count, elapsedMs, retryAfterMs: outcome.retryAfterMs }, retry, context.random)
        : undefined;
    if (delay === undefined) throw givenUp(outcome.toError(describeTries(count, elapsedMs)));
    if (outcome.rateLimited) context.gate.slowDown(delay);
    await clock.sleep(delay, signal);
  }
}

// A token request that was given up inside a request would else be retried by both.
const final = new WeakSet<KeepnetError>();

function givenUp(error: KeepnetError): KeepnetError {
  final.add(error);
  return error;
}

function connectionFailure(error: unknown): Attempt<never> {
  if (!KeepnetConnectionError.isInstance(error) || final.has(error)) throw error;
  return {
    retryable: true,
    toError: (tries) =>
      new KeepnetConnectionError(`${error.message}${tries}`, { code: error.code, cause: error.cause }),
  };
}

function describeTries(count: number, elapsedMs: number): string {
  return count === 1 ? '' : ` Tried ${count} times within ${Math.round(elapsedMs / 1000)} seconds.`;
}
