/**
 * What went wrong, for a program to act on. More specific than the class if a class has several causes.
 */
export type KeepnetErrorCode =
  | 'CONFIGURATION'
  | 'CONNECTION'
  | 'TIMEOUT'
  | 'API'
  | 'AUTHENTICATION'
  | 'PERMISSION'
  | 'PRIVACY'
  | 'INVALID_REQUEST'
  | 'NOT_FOUND'
  | 'RATE_LIMIT'
  | 'RESPONSE'
  | 'CONSISTENCY';

export interface KeepnetErrorOptions {
  readonly code?: KeepnetErrorCode;
  readonly cause?: unknown;
}

const marker = (name: string): symbol => Symbol.for(`@keepnet-workflows/core/${name}`);

/**
 * Base of every error that the product throws. The message says what happened and what to do next, in the words of
 * the Keepnet console; no message, field or cause contains a secret, a token or a customer's row.
 */
export class KeepnetError extends Error {
  override readonly name: string = 'KeepnetError';
  readonly code: KeepnetErrorCode;

  constructor(message: string, code: KeepnetErrorCode, options: KeepnetErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = options.code ?? code;
    this.mark('KeepnetError');
  }

  /** True for an error of this class or of a class below it, even if the core is bundled twice. */
  static isInstance(value: unknown): value is KeepnetError {
    return hasMark(value, 'KeepnetError');
  }

  protected mark(name: string): void {
    Object.defineProperty(this, marker(name), { value: true });
  }
}

/** `instanceof` fails across two bundled copies of the core; a registered symbol does not. */
export function hasMark(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && marker(name) in value;
}
