import {
  connectionFailure,
  connectionTimeout,
  KeepnetResponseError,
  type TransportRequest,
} from '@keepnet-workflows/core';

// What Zapier's own runtime throws for an answer that it handles itself.
const HOST_ERRORS = ['RefreshAuthError', 'ThrottledError'];

/**
 * Converts an error of `z.request`: into the signal's reason, Zapier's own error for a status that it handles itself,
 * an unchanged KeepnetResponseError, or a KeepnetConnectionError.
 */
export function toTransportError(error: unknown, request: TransportRequest): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  const name = textField(error, 'name');
  if (HOST_ERRORS.includes(name) || KeepnetResponseError.isInstance(error)) return error;
  if (name === 'TimeoutError' || textField(error, 'type').endsWith('-timeout')) return connectionTimeout(request);
  return connectionFailure(request, textField(error, 'code'));
}

function textField(value: unknown, name: string): string {
  const field = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof field === 'string' ? field : '';
}
