import type { Clock } from '../ports/clock';
import type { Random } from '../ports/random';
import type { Transport } from '../ports/transport';
import type { RequestGate } from './request-gate';
import type { RetryOptions } from './retry-policy';

/** Everything that sending a request needs, once per client. */
export interface HttpContext {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly gate: RequestGate;
  /** As returned by `parseBaseUrl`. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly retry: RetryOptions;
  /**
   * How much of the budget failures may take, in milliseconds, not counting waits that the server requests. Default:
   * all.
   */
  readonly failuresMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** Values that must not appear in any message. */
  readonly secrets: readonly string[];
}
