import { KeepnetConnectionError, KeepnetResponseError, type TransportRequest } from '@keepnet-workflows/core';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection could not be opened in time',
  ECONNRESET: 'the connection was closed before the answer was complete',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut short',
  Z_BUF_ERROR: 'the answer was cut short',
};

// What Zapier's own runtime throws for an answer that it treats itself.
const HOST_ERRORS = ['RefreshAuthError', 'ThrottledError'];

/**
 * What a transport throws in place of what `z.request` throws: the signal's reason, Zapier's own error for a status
 * that it treats itself, a KeepnetResponseError as it is, or a KeepnetConnectionError. Of the last only the system code
 * is kept.
 */
export function toTransportError(error: unknown, request: TransportRequest): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  const name = textField(error, 'name');
  if (HOST_ERRORS.includes(name) || KeepnetResponseError.isInstance(error)) return error;
  const host = URL.canParse(request.url) ? new URL(request.url).host : 'the server';
  if (name === 'TimeoutError' || textField(error, 'type').endsWith('-timeout')) {
    const seconds = request.timeoutMs / 1000;
    return new KeepnetConnectionError(`No answer from ${host}: it did not come within ${seconds} seconds.`, {
      code: 'TIMEOUT',
      cause: new Error('ETIMEDOUT'),
    });
  }
  const code = textField(error, 'code') || 'UNKNOWN';
  return new KeepnetConnectionError(`No answer from ${host}: ${reasonOf(code)}.`, { cause: new Error(code) });
}

function reasonOf(code: string): string {
  const reason = REASONS[code];
  if (reason) return reason;
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return 'its certificate is not trusted';
  if (code.startsWith('HPE_')) return 'what came is no valid HTTP';
  if (code.startsWith('Z_')) return 'the compressed answer was damaged';
  return 'the connection failed';
}

function textField(value: unknown, name: string): string {
  const field = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof field === 'string' ? field : '';
}
