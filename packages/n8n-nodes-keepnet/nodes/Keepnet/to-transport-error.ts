import { connectionFailure, connectionTimeout, type TransportRequest } from '../../core';
import { findKeepnetError } from './find-keepnet-error';

/**
 * Converts n8n's error: into the signal's reason, a KeepnetConnectionError if there was no complete answer, the
 * credential's own error, or n8n's own (a refused token, a domain that the credential does not allow).
 */
export function toTransportError(
  error: unknown,
  request: TransportRequest,
  hostHandles: readonly number[] = [],
): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  if (field(error, 'name') === 'TimeoutError') return connectionTimeout(request);
  // The error that the credential threw while n8n requested a token: n8n wraps it.
  const ours = findKeepnetError(error);
  if (ours) return ours;
  const links = [field(error, 'cause'), error];
  // Part of an answer does not count as an answer, although n8n's error has its status; an error's own status is that
  // of a refused token.
  const isStatus = links.some((link) => hostHandles.includes(Number(field(field(link, 'response'), 'status'))));
  const codes = links.map((link) => field(link, 'code')).filter((code) => typeof code === 'string');
  const isFailure = codes.length > 0 || links.some((link) => field(link, 'isAxiosError'));
  if (isStatus || !isFailure) return error;
  const [code = ''] = codes;
  return connectionFailure(request, code);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
