import { KeepnetApiError, type KeepnetApiErrorOptions } from './keepnet-api-error';
import { hasMark } from './keepnet-error';

/** The credentials are wrong, or the token was refused even after it was renewed. */
export class KeepnetAuthenticationError extends KeepnetApiError {
  override readonly name: string = 'KeepnetAuthenticationError';

  constructor(message: string, options: KeepnetApiErrorOptions) {
    super(message, options, 'AUTHENTICATION');
    this.mark('KeepnetAuthenticationError');
  }

  static override isInstance(value: unknown): value is KeepnetAuthenticationError {
    return hasMark(value, 'KeepnetAuthenticationError');
  }
}
