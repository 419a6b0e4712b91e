/**
 * One HTTP exchange, as a host must be able to carry it out.
 *
 * `url` is absolute. `timeoutMs` covers the whole exchange for `text` and for every answer that is an error; for a
 * `stream`, the wait for the head and then for each next chunk.
 */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly responseType: 'text' | 'stream';
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

interface ResponseHead {
  readonly status: number;
  /** Names in lower case; a repeated header's values are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer to a request with `responseType: 'text'`, its body decoded as UTF-8. */
export interface TextResponse extends ResponseHead {
  readonly body: string;
}

/** The answer to a request with `responseType: 'stream'`; reading its body may throw as the transport does. */
export interface StreamResponse extends ResponseHead {
  readonly body: AsyncIterable<Uint8Array>;
}

/** `body` is a string for `responseType: 'text'` and chunks of bytes for `'stream'`. */
export type TransportResponse = TextResponse | StreamResponse;

/**
 * Sends a request and answers with whatever came back, whatever its status.
 *
 * - Never follows a redirect: the token must not travel to an address that a server names.
 * - Never retries, never waits: that is decided above it.
 * - Throws `KeepnetConnectionError` when no whole answer came (refused, reset, timed out, cut short), for a stream
 *   also while it is read; throws `signal.reason` when aborted.
 * - Throws `KeepnetResponseError` for a text of a good status that is too large or no UTF-8. Of a bad status the first
 *   64 KB are enough.
 * - A host that treats some statuses itself (n8n and 401, for one) throws its own error for those.
 *
 * `createHostTransport` makes one of the HTTP client that a host has.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
