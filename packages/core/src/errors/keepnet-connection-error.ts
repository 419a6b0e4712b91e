import { hasMark, KeepnetError, type KeepnetErrorOptions } from './keepnet-error';

/** No whole answer came: refused, reset, timed out (`code` is `TIMEOUT`) or cut short. */
export class KeepnetConnectionError extends KeepnetError {
  override readonly name: string = 'KeepnetConnectionError';

  constructor(message: string, options: KeepnetErrorOptions = {}) {
    super(message, 'CONNECTION', options);
    this.mark('KeepnetConnectionError');
  }

  static override isInstance(value: unknown): value is KeepnetConnectionError {
    return hasMark(value, 'KeepnetConnectionError');
  }
}
