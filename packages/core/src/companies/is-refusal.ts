import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';

/** Whether Keepnet refused what was asked for (a filter, a sort, a month), rather than failed to answer. */
export function isRefusal(error: unknown): error is KeepnetInvalidRequestError {
  return KeepnetInvalidRequestError.isInstance(error) && error.code === 'INVALID_REQUEST';
}
