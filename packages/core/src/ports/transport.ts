/**
 * One HTTP exchange that a host must be able to perform.
 *
 * `url` is absolute. `timeoutMs` covers the whole exchange for `text` and for every error; for a `stream`, the wait for
 * the headers and then for each chunk.
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

/**
 * The answer to a request with `responseType: 'stream'`; reading its body may throw the same errors as the transport.
 */
export interface StreamResponse extends ResponseHead {
  readonly body: AsyncIterable<Uint8Array>;
}

/** `body` is a string for `responseType: 'text'` and chunks of bytes for `'stream'`. */
export type TransportResponse = TextResponse | StreamResponse;

/**
 * Sends a request and returns the answer, whatever its status.
 *
 * - Never follows a redirect: the token must not go to an address that a server names.
 * - Never retries, never waits: that is decided elsewhere.
 * - Throws `KeepnetConnectionError` when no whole answer came (refused, reset, timed out, cut short), for a stream
 *   also while it is read; throws `signal.reason` when aborted.
 * - Throws `KeepnetResponseError` for a text with a good status that is too large or not UTF-8. With a bad status the
 *   first 64 KB are enough.
 * - A host that handles some statuses itself, such as 401, throws its own error for those.
 *
 * `createHostTransport` makes one from a host's HTTP client.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
