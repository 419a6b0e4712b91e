import { hasMark, KeepnetError, type KeepnetErrorOptions } from './keepnet-error';

/** The companies could not be read completely or consistently, so there is no number. */
export class KeepnetConsistencyError extends KeepnetError {
  override readonly name: string = 'KeepnetConsistencyError';

  constructor(message: string, options: KeepnetErrorOptions = {}) {
    super(message, 'CONSISTENCY', options);
    this.mark('KeepnetConsistencyError');
  }

  static override isInstance(value: unknown): value is KeepnetConsistencyError {
    return hasMark(value, 'KeepnetConsistencyError');
  }
}
