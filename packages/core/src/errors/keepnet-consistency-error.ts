import { hasMark, KeepnetError, type KeepnetErrorOptions } from './keepnet-error';

/** The companies could not be read completely and without contradiction, so there is no number to give. */
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
