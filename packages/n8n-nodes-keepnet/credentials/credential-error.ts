import { KeepnetError } from '../core';

/**
 * A failure while n8n requests a token from the credential. n8n wraps it; a Test shows the cause's `code`, if any,
 * instead of the message, so a separate field holds the core's error.
 */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly keepnetError?: KeepnetError;

  constructor(cause: KeepnetError | string) {
    super(typeof cause === 'string' ? cause : cause.message);
    if (typeof cause !== 'string') this.keepnetError = cause;
  }
}

/** The error to throw instead of `error`. */
export function toCredentialError(error: unknown): unknown {
  return KeepnetError.isInstance(error) ? new CredentialError(error) : error;
}
