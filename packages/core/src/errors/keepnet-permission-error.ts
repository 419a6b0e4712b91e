import { KeepnetApiError, type KeepnetApiErrorOptions } from './keepnet-api-error';
import { hasMark } from './keepnet-error';

/** The credential may not do this (`code` is `PRIVACY` when one customer's privacy setting is the reason). */
export class KeepnetPermissionError extends KeepnetApiError {
  override readonly name: string = 'KeepnetPermissionError';

  constructor(message: string, options: KeepnetApiErrorOptions) {
    super(message, options, 'PERMISSION');
    this.mark('KeepnetPermissionError');
  }

  static override isInstance(value: unknown): value is KeepnetPermissionError {
    return hasMark(value, 'KeepnetPermissionError');
  }
}
