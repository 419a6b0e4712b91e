import { KeepnetConnectionError, KeepnetError, type TransportRequest } from '../../core';

// n8n replaces every message that holds a system's code by one of its own, so ours say it in words.
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection could not be opened in time',
  ECONNRESET: 'the connection was closed before the answer was complete',
  ECONNABORTED: 'the connection was closed before the answer was complete',
  ERR_BAD_RESPONSE: 'the answer was cut short',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut short',
  Z_BUF_ERROR: 'the answer was cut short',
  EPROTO: 'no secure connection could be agreed on',
};

/**
 * What a transport throws in place of what n8n throws: the signal's reason, a KeepnetConnectionError when no whole
 * answer came, or n8n's own error when it has one (a refused token, a domain that the credential does not allow).
 * Nothing of n8n's error is kept for a connection that failed: it carries the whole request, with its token.
 */
export function toTransportError(
  error: unknown,
  request: TransportRequest,
  hostHandles: readonly number[] = [],
): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  const host = URL.canParse(request.url) ? new URL(request.url).host : 'the server';
  if (field(error, 'name') === 'TimeoutError') {
    const seconds = request.timeoutMs / 1000;
    return new KeepnetConnectionError(`No answer from ${host}: it did not come within ${seconds} seconds.`, {
      code: 'TIMEOUT',
    });
  }
  const links = [field(error, 'cause'), error];
  // Part of an answer is none, although n8n's error has its status; a status of its own is that of a refused token.
  const isStatus = links.some((link) => hostHandles.includes(Number(field(field(link, 'response'), 'status'))));
  const codes = links.map((link) => field(link, 'code')).filter((code) => typeof code === 'string');
  const isFailure = codes.length > 0 || links.some((link) => field(link, 'isAxiosError'));
  if (isStatus || !isFailure || links.some((link) => KeepnetError.isInstance(link))) return error;
  const [code = ''] = codes;
  return new KeepnetConnectionError(`No answer from ${host}: ${reasonFor(code)}.`);
}

function reasonFor(code: string): string {
  const reason = REASONS[code];
  if (reason) return reason;
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return 'its certificate is not trusted by this n8n';
  if (code.startsWith('HPE_')) return 'what came is no valid HTTP';
  if (code.startsWith('Z_')) return 'the compressed answer was damaged';
  return 'the connection failed';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
