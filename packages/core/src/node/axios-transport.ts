import type { Readable } from 'node:stream';

import axios, { type AxiosResponse } from 'axios';

import { version } from '../../package.json';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { readTextBody } from '../http/read-text-body';
import type { Transport, TransportRequest, TransportResponse } from '../ports/transport';

import { createConnectionPools } from './connection-pools';
import { startExchangeDeadline } from './exchange-deadline';
import { readChunks } from './read-chunks';
import { toConnectionError, toTimeoutError } from './to-connection-error';

type Send = (request: TransportRequest, signal: AbortSignal) => Promise<AxiosResponse>;

/** How the transport connects; everything may be left out. */
export interface AxiosTransportOptions {
  /** Connections per host, kept open between requests. Default 16. */
  readonly maxSockets?: number;
  /** Default `keepnet-workflows/<version>`. */
  readonly userAgent?: string;
  /** Certificates (PEM) to trust besides the well-known ones, for a server with a certificate of its own. */
  readonly extraCertificates?: readonly string[];
  /** The largest text, decompressed. Default 100 MB: a page of 10,000 companies is some 6 MB. */
  readonly maxTextBytes?: number;
}

/**
 * A transport for Node over axios: kept-alive connections, compressed answers, and the proxy that HTTPS_PROXY,
 * HTTP_PROXY and NO_PROXY (or their lower-case forms) name, except for this machine itself. A text body is decoded as
 * UTF-8, without a leading byte order mark; a streamed body keeps it.
 *
 * The transport throws `KeepnetConnectionError` when no whole answer came (`code` is `TIMEOUT` when time was up); its
 * cause holds the system's code and nothing else. It throws `KeepnetResponseError` for a text that is too large or no
 * UTF-8.
 */
export function createAxiosTransport(options: AxiosTransportOptions = {}): Transport {
  const { maxSockets = 16, extraCertificates = [], maxTextBytes } = options;
  const connectionTo = createConnectionPools({ maxSockets, extraCertificates });
  const client = axios.create({
    headers: { common: { 'User-Agent': options.userAgent ?? `keepnet-workflows/${version}`, Accept: '*/*' } },
    maxRedirects: 0,
    validateStatus: null,
    // The default ones reformat a JSON body and parse an answer.
    transformRequest: [],
    transformResponse: [],
  });
  const send: Send = ({ method, url, headers, body }, signal) =>
    client.request({
      ...connectionTo(url),
      method,
      url,
      headers,
      ...(body === undefined ? {} : { data: body }),
      // A text as well: axios would read one of any encoding, and tell one that is too large as it tells one cut short.
      responseType: 'stream',
      signal,
    });
  return (request) => exchange(send, request, maxTextBytes);
}

async function exchange(
  send: Send,
  request: TransportRequest,
  maxTextBytes: number | undefined,
): Promise<TransportResponse> {
  request.signal?.throwIfAborted();
  const { url, timeoutMs, responseType } = request;
  const deadline = startExchangeDeadline(timeoutMs, request.signal);
  const toError = (waitedFor: string) => (error: unknown) => {
    if (request.signal?.aborted) return request.signal.reason;
    return deadline.expired ? toTimeoutError(url, timeoutMs, waitedFor) : toConnectionError(error, url);
  };
  try {
    const response = await send(request, deadline.signal);
    const head = { status: response.status, headers: plainHeaders(response) };
    const stream = response.data as Readable;
    if (responseType === 'text') {
      const body = await readTextBody(stream, head.status, maxTextBytes);
      deadline.dispose();
      return { ...head, body };
    }
    deadline.pause();
    return { ...head, body: readChunks(stream, deadline, toError('the next part of the answer')) };
  } catch (error) {
    deadline.dispose();
    throw KeepnetResponseError.isInstance(error) ? error : toError('the answer')(error);
  }
}

function plainHeaders(response: AxiosResponse): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value != null) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return headers;
}
