import { KeepnetConnectionError } from '../errors/keepnet-connection-error';

const unknown = 'UNKNOWN';
const checkAddress = 'Check the base address, and HTTPS_PROXY if a proxy is used.';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: `the connection was refused. ${checkAddress}`,
  ENOTFOUND: `the host name was not found. ${checkAddress}`,
  EAI_AGAIN: 'the host name could not be looked up. Check the network and its DNS.',
  EHOSTUNREACH: `the host cannot be reached. ${checkAddress}`,
  ENETUNREACH: 'the network cannot be reached.',
  ETIMEDOUT: `the connection could not be opened in time. ${checkAddress}`,
  ECONNRESET: 'the connection was reset before the answer was complete.',
  EPIPE: 'the connection was closed before the request was sent.',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut short.',
  ERR_BAD_RESPONSE: 'the answer was cut short.',
  ERR_INVALID_URL: 'the address, or that of the proxy in HTTPS_PROXY, is not valid.',
  Z_BUF_ERROR: 'the answer was cut short.',
  Z_DATA_ERROR: 'the compressed answer was damaged.',
};

/**
 * Says in plain words why no whole answer came. Of `error` only its system code is kept: an axios error carries the
 * whole request, with its token and its secret.
 */
export function toConnectionError(error: unknown, url: string): KeepnetConnectionError {
  const code = systemCode(error);
  return new KeepnetConnectionError(`No answer from ${hostOf(url)}: ${reasonOf(code)}`, { cause: new Error(code) });
}

export function toTimeoutError(url: string, timeoutMs: number, waitedFor: string): KeepnetConnectionError {
  const message = `No answer from ${hostOf(url)}: ${waitedFor} did not come within ${timeoutMs / 1000} s.`;
  return new KeepnetConnectionError(message, { code: 'TIMEOUT', cause: new Error('ETIMEDOUT') });
}

function reasonOf(code: string): string {
  const reason = reasons[code];
  if (reason !== undefined) return reason;
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return `its certificate is not trusted (${code}). If it is your own, name it in NODE_EXTRA_CA_CERTS.`;
  }
  if (code.startsWith('HPE_')) return 'the answer was no valid HTTP. Check that the address is that of the API.';
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') {
    return 'no secure connection could be agreed on. Check that the address and its port speak https.';
  }
  return code === unknown ? 'the connection failed.' : `the connection failed (${code}).`;
}

function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return unknown;
  const { code } = error;
  // Anything but a constant's name may hold text of the request.
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : unknown;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the server';
}
