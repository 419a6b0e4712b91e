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
 * Repeats `attempt` as the retry options allow. The budget runs from the first time it is let through the gate. Errors
 * that are no KeepnetConnectionError, and an abort, pass through at once.
 *
 * @param idempotent Whether it may be repeated without harm. The verb does not tell: the company search only reads.
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
      // Where requests stand in line at the server, as many again would wait too long and all be lost.
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
      // Another reading of the same operation would else begin within the time that the server asked to wait.
      if (outcome.retryable && outcome.retryAfterMs) {
        if (outcome.retryAfterMs < retry.budgetMs) gate.slowDown(outcome.retryAfterMs);
        else gate.close(outcome.retryAfterMs, giveUp);
      }
      throw giveUp();
    }
    // Before the turn is given back: the next in line must not start into a limit that is known.
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
 * Whether a request with this very context, and not the one for the token that it waited for, lastingly failed so, other
 * than by being refused or told to wait.
 */
export function isGivenUpBy(context: HttpContext, error: KeepnetError): boolean {
  const known = givenUpBy.get(error);
  return known?.context === context && known.isFault;
}

function toAttempt(error: unknown): Attempt<never> {
  // A token request that was given up inside a request would else be retried by both.
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
