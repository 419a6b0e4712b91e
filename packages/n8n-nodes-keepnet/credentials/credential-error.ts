import { KeepnetError } from '../core';

/**
 * What goes wrong while n8n asks the credential for a token. n8n wraps it; a Test shows the cause's `code` instead of
 * the message if it has one, so the core's error travels in a field of its own.
 */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly keepnetError?: KeepnetError;

  constructor(cause: KeepnetError | string) {
    super(typeof cause === 'string' ? cause : cause.message);
    if (typeof cause !== 'string') this.keepnetError = cause;
  }
}

/** The error to throw in place of `error`. */
export function toCredentialError(error: unknown): unknown {
  return KeepnetError.isInstance(error) ? new CredentialError(error) : error;
}
