import { connectionFailure, connectionTimeout, type TransportRequest } from '../../core';
import { findKeepnetError } from './find-keepnet-error';

/**
 * What a transport throws in place of what n8n throws: the signal's reason, a KeepnetConnectionError when no whole
 * answer came, the credential's own error, or n8n's own when it has one (a refused token, a domain that the credential does not allow).
 */
export function toTransportError(
  error: unknown,
  request: TransportRequest,
  hostHandles: readonly number[] = [],
): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  if (field(error, 'name') === 'TimeoutError') return connectionTimeout(request);
  // The one that the credential threw while n8n asked it for a token: n8n wraps it.
  const ours = findKeepnetError(error);
  if (ours) return ours;
  const links = [field(error, 'cause'), error];
  // Part of an answer is none, although n8n's error has its status; a status of its own is that of a refused token.
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
