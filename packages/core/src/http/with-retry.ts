import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { KeepnetError } from '../errors/keepnet-error';
import type { HttpContext } from './http-context';
import { nextDelay } from './retry-policy';

/** The result of one attempt. The error is only created if it is final: it says how often the request was tried. */
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
 * Repeats `attempt` as the retry options allow. The budget starts when the gate first lets it through. Errors other
 * than KeepnetConnectionError, and an abort, pass through at once.
 *
 * @param idempotent Whether it is safe to repeat. The verb does not show this: the company search is a POST but only
 * reads.
 */
export async function withRetry<T>(
  context: HttpContext,
  idempotent: boolean,
  attempt: (limits: AttemptLimits) => Promise<Attempt<T>>,
): Promise<T> {
  const { clock, gate, random, retry, signal, failuresMs = retry.budgetMs } = context;
  let startedAt: number | undefined;
  let waitedAsToldMs = 0;
  let giveUp: (() => KeepnetError) | undefined;
  const budgetForFailures = (): number => Math.min(retry.budgetMs, failuresMs + waitedAsToldMs);

  const tryOnce = async (count: number): Promise<{ value: T } | { delay: number }> => {
    gate.assertOpen();
    const sentAt = clock.now();
    startedAt ??= sentAt;
    const budgetLeft = budgetForFailures() - (sentAt - startedAt);
    if (budgetLeft <= 0 && giveUp) throw giveUp();
    const timeoutMs = Math.max(1, Math.min(context.timeoutMs, budgetLeft));
    const outcome = await attempt({ timeoutMs, signal }).catch((error: unknown): Attempt<T> => {
      signal?.throwIfAborted();
      return toAttempt(error);
    });
    if ('value' in outcome) {
      // If requests queue at the server, sending as many again would make all of them wait too long and fail.
      if (clock.now() - sentAt > context.timeoutMs / 2) gate.slowDown(0);
      else gate.speedUp();
      return outcome;
    }
    const elapsedMs = clock.now() - startedAt;
    const isFault = outcome.retryable && !outcome.retryAfterMs;
    giveUp = () => givenUp(context, outcome.toError(describeTries(count, elapsedMs)), isFault);
    const state = { attempt: count, elapsedMs, retryAfterMs: outcome.retryAfterMs };
    const budgetMs = outcome.retryAfterMs ? retry.budgetMs : budgetForFailures();
    const delay = idempotent && outcome.retryable ? nextDelay(state, { ...retry, budgetMs }, random) : undefined;
    if (delay === undefined) {
      // Otherwise another reading of the same operation would start before the server's requested wait is over.
      if (outcome.retryable && outcome.retryAfterMs) {
        if (outcome.retryAfterMs < retry.budgetMs) gate.slowDown(outcome.retryAfterMs);
        else gate.close(outcome.retryAfterMs, giveUp);
      }
      throw giveUp();
    }
    // Before the turn is released: the next request must not run into a known limit.
    gate.slowDown(outcome.rateLimited || outcome.retryAfterMs ? delay : 0);
    if (outcome.retryAfterMs) waitedAsToldMs += delay;
    return { delay };
  };

  for (let count = 1; ; count++) {
    signal?.throwIfAborted();
    const result = await gate.run(() => tryOnce(count), signal, count > 1);
    if ('value' in result) return result.value;
    await clock.sleep(result.delay, signal);
  }
}

const givenUpBy = new WeakMap<KeepnetError, { readonly context: HttpContext; readonly isFault: boolean }>();

function givenUp(context: HttpContext, error: KeepnetError, isFault: boolean): KeepnetError {
  givenUpBy.set(error, { context, isFault });
  return error;
}

/**
 * Whether a request with exactly this context (not the token request that it waited for) failed for good, other than by
 * a refusal or a requested wait.
 */
export function isGivenUpBy(context: HttpContext, error: KeepnetError): boolean {
  const known = givenUpBy.get(error);
  return known?.context === context && known.isFault;
}

function toAttempt(error: unknown): Attempt<never> {
  // Otherwise both would retry a token request that failed inside a request.
  if (!KeepnetConnectionError.isInstance(error) || givenUpBy.has(error)) throw error;
  return {
    retryable: true,
    toError: (tries) =>
      new KeepnetConnectionError(`${error.message}${tries} Check the network and the Base URL, then try again.`, {
        code: error.code,
        cause: error.cause,
      }),
  };
}

function describeTries(count: number, elapsedMs: number): string {
  if (count === 1) return '';
  const seconds = Math.round(elapsedMs / 1000);
  return ` Tried ${count} times within ${seconds > 1 ? `${seconds} seconds` : 'a second'}.`;
}
