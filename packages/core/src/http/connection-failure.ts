import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { TransportRequest } from '../ports/transport';

// In words, because a host may replace every message that contains a system code with its own.
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection could not be opened in time',
  ECONNRESET: 'the connection was closed before the answer was complete',
  ECONNABORTED: 'the connection was closed before the answer was complete',
  EPIPE: 'the connection was closed before the answer was complete',
  ERR_BAD_RESPONSE: 'the answer was cut short',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut short',
  Z_BUF_ERROR: 'the answer was cut short',
  EPROTO: 'no secure connection could be agreed on',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another address',
};

/** What else a host knows. */
interface FailureDetails {
  /** Host and port of the proxy on the way. */
  readonly proxy?: string | undefined;
  /** Must contain no secret. */
  readonly cause?: Error;
}

/**
 * What a host's transport throws if a connection fails, without the host's own error, which contains the whole request
 * and its token.
 *
 * @param code The system's code, such as `ECONNREFUSED`; any other text if unknown.
 */
export function connectionFailure(
  { url }: TransportRequest,
  code: string,
  { proxy, ...options }: FailureDetails = {},
): KeepnetConnectionError {
  return new KeepnetConnectionError(`No answer from ${hostOf(url)}${through(proxy)}: ${reasonFor(code)}.`, options);
}

/** What a host's transport throws after `timeoutMs`; its `code` is `TIMEOUT`. */
export function connectionTimeout(
  { url, timeoutMs }: TransportRequest,
  { proxy, ...options }: FailureDetails = {},
): KeepnetConnectionError {
  return new KeepnetConnectionError(
    `No answer from ${hostOf(url)}${through(proxy)}: it did not come within ${timeoutMs / 1000} seconds.`,
    { ...options, code: 'TIMEOUT' },
  );
}

function through(proxy: string | undefined): string {
  return proxy === undefined ? '' : ` through the proxy ${proxy}`;
}

function reasonFor(code: string): string {
  const reason = REASONS[code];
  if (reason) return reason;
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return 'its certificate is not trusted';
  if (code.startsWith('ERR_SSL_')) return 'no secure connection could be agreed on';
  if (code.startsWith('HPE_')) return 'what came is no valid HTTP';
  if (code.startsWith('Z_')) return 'the compressed answer was damaged';
  return 'the connection failed';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the server';
}
