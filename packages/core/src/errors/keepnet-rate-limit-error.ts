import { KeepnetApiError, type KeepnetApiErrorOptions } from './keepnet-api-error';
import { hasMark } from './keepnet-error';

interface KeepnetRateLimitErrorOptions extends KeepnetApiErrorOptions {
  readonly retryAfterMs?: number | undefined;
}

/** Keepnet limits the number of requests, and the wait did not fit in the retry budget. */
export class KeepnetRateLimitError extends KeepnetApiError {
  override readonly name: string = 'KeepnetRateLimitError';
  /** How long the server asked to wait, in milliseconds, when it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: KeepnetRateLimitErrorOptions) {
    super(message, options, 'RATE_LIMIT');
    this.retryAfterMs = options.retryAfterMs;
    this.mark('KeepnetRateLimitError');
  }

  static override isInstance(value: unknown): value is KeepnetRateLimitError {
    return hasMark(value, 'KeepnetRateLimitError');
  }
}
