import { hasMark, KeepnetError, type KeepnetErrorOptions } from './keepnet-error';

/** A setting or an argument that cannot work, found before anything was sent. */
export class KeepnetConfigurationError extends KeepnetError {
  override readonly name: string = 'KeepnetConfigurationError';

  constructor(message: string, options: KeepnetErrorOptions = {}) {
    super(message, 'CONFIGURATION', options);
    this.mark('KeepnetConfigurationError');
  }

  static override isInstance(value: unknown): value is KeepnetConfigurationError {
    return hasMark(value, 'KeepnetConfigurationError');
  }
}
