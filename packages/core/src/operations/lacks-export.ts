import { KeepnetApiError } from '../errors/keepnet-api-error';
import type { KeepnetErrorCode } from '../errors/keepnet-error';

const CODES: ReadonlySet<KeepnetErrorCode> = new Set(['INVALID_REQUEST', 'NOT_FOUND', 'PERMISSION', 'API']);

/**
 * Whether an error may be one of the export alone: refused (400), forbidden (403), unknown (404), or a server error that
 * outlasted the retries. The companies themselves can still be read then. A refused token, a rate limit, a customer's
 * privacy setting and a broken connection are not: they are of the account or of the way to it.
 */
export function lacksExport(error: unknown): boolean {
  return KeepnetApiError.isInstance(error) && CODES.has(error.code);
}
