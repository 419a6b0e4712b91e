import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetError } from '../errors/keepnet-error';
import { connectionFailure, connectionTimeout } from '../http/connection-failure';
import type { TransportRequest } from '../ports/transport';

import { proxyFromEnvironment } from './proxy-from-environment';
import { TunnelRefused } from './tunnel-agent';

/**
 * Converts an error of axios, a stream or a signal: into the signal's reason, an unchanged KeepnetError, or a
 * KeepnetConnectionError that names the proxy. Of any other error, only the system's code is kept: an axios error
 * contains the whole request, with its token and its secret.
 */
export function toTransportError(error: unknown, request: TransportRequest): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  if (KeepnetError.isInstance(error)) return error;
  const proxy = URL.canParse(request.url) ? proxyFromEnvironment(new URL(request.url))?.name : undefined;
  if (field(error, 'name') === 'TimeoutError') {
    return connectionTimeout(request, { proxy, cause: new Error('ETIMEDOUT') });
  }
  const links = [error, field(error, 'cause')];
  const refused = links.find((link) => link instanceof TunnelRefused);
  if (refused && proxy !== undefined) return tunnelRefused(request, proxy, refused.statusCode);
  const code = links.map(systemCode).find((found) => found !== '') ?? 'UNKNOWN';
  return connectionFailure(request, code, { proxy, cause: new Error(code) });
}

function tunnelRefused({ url }: TransportRequest, proxy: string, statusCode: number): KeepnetConnectionError {
  const host = new URL(url).host;
  const advice =
    statusCode === 407
      ? 'It asks for a user and a password: write them into the proxy variable, as http://user:password@host:port.'
      : `Ask whoever runs the proxy to let this machine reach ${host}.`;
  return new KeepnetConnectionError(
    `No answer from ${host}: the proxy ${proxy} opened no connection to it (HTTP status ${statusCode}). ${advice}`,
  );
}

// Anything other than a constant's name may contain text of the request.
function systemCode(error: unknown): string {
  const code = field(error, 'code');
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : '';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
