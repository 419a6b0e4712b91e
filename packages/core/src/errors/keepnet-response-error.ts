import { hasMark, KeepnetError, type KeepnetErrorOptions } from './keepnet-error';

/** An answer that cannot be used: not JSON, a billing field missing, a date that cannot be read. */
export class KeepnetResponseError extends KeepnetError {
  override readonly name: string = 'KeepnetResponseError';

  constructor(message: string, options: KeepnetErrorOptions = {}) {
    super(message, 'RESPONSE', options);
    this.mark('KeepnetResponseError');
  }

  static override isInstance(value: unknown): value is KeepnetResponseError {
    return hasMark(value, 'KeepnetResponseError');
  }
}
