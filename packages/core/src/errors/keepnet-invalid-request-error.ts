import { KeepnetApiError, type KeepnetApiErrorOptions } from './keepnet-api-error';
import { hasMark } from './keepnet-error';

/** Keepnet did not accept the request (`code` is `NOT_FOUND` for a Company ID that it does not know). */
export class KeepnetInvalidRequestError extends KeepnetApiError {
  override readonly name: string = 'KeepnetInvalidRequestError';

  constructor(message: string, options: KeepnetApiErrorOptions) {
    super(message, options, 'INVALID_REQUEST');
    this.mark('KeepnetInvalidRequestError');
  }

  static override isInstance(value: unknown): value is KeepnetInvalidRequestError {
    return hasMark(value, 'KeepnetInvalidRequestError');
  }
}
