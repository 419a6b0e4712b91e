import { hasMark, KeepnetError, type KeepnetErrorCode, type KeepnetErrorOptions } from './keepnet-error';

export interface KeepnetApiErrorOptions extends KeepnetErrorOptions {
  /** The HTTP status; 200 when the error came inside a successful answer. */
  readonly statusCode: number;
  readonly validationMessages?: readonly string[];
}

/** Keepnet, or something between, answered with an error. */
export class KeepnetApiError extends KeepnetError {
  override readonly name: string = 'KeepnetApiError';
  readonly statusCode: number;
  /** The server's own words about what it did not accept; empty when it gave none. */
  readonly validationMessages: readonly string[];

  constructor(message: string, options: KeepnetApiErrorOptions, code: KeepnetErrorCode = 'API') {
    super(message, code, options);
    this.statusCode = options.statusCode;
    this.validationMessages = options.validationMessages ?? [];
    this.mark('KeepnetApiError');
  }

  static override isInstance(value: unknown): value is KeepnetApiError {
    return hasMark(value, 'KeepnetApiError');
  }
}
