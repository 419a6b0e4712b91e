import type { Transport, TransportRequest } from '../ports/transport';
import { orAborted } from './or-aborted';
import { readTextBody } from './read-text-body';

/** Bytes that arrive in pieces; `destroy` ends them when the reader stops. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  destroy(): unknown;
}

/** The response of a host's HTTP client, with any status; the body is decompressed and not yet read. */
export interface HostAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ByteStream;
}

/** What a transport needs from a host that has its own HTTP client. */
export interface HostTransportOptions {
  /** Sends a request, without following redirects, and ends the exchange when `signal` is aborted. */
  readonly send: (request: TransportRequest, signal: AbortSignal) => Promise<HostAnswer>;
  /** A signal that is aborted after that many milliseconds. */
  readonly timeUp: (ms: number) => AbortSignal;
  /** What to throw instead of an error of `send`, a chunk or a `timeUp` signal. */
  readonly toError: (error: unknown, request: TransportRequest) => unknown;
}

/**
 * A transport over a host's own HTTP client: adds limits of time and size, and ends exchanges that no one waits for.
 */
export function createHostTransport(options: HostTransportOptions): Transport {
  const { send, timeUp, toError } = options;
  return async (request) => {
    const { responseType, timeoutMs, signal } = request;
    signal?.throwIfAborted();
    const ending = new AbortController();
    const ended = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    const late = timeUp(timeoutMs);
    try {
      const { status, headers, body } = await inTime(send(request, ended), signal, late);
      if (responseType === 'stream') {
        // Only a file may take longer than the whole exchange; a slow error may not.
        const limit = isGood(status) ? () => timeUp(timeoutMs) : () => late;
        return { status, headers, body: readChunks(body, request, limit, toError, ending) };
      }
      return { status, headers, body: await inTime(readTextBody(body, status), signal, late) };
    } catch (error) {
      ending.abort();
      throw toError(error, request);
    }
  };
}

async function* readChunks(
  body: ByteStream,
  request: TransportRequest,
  limit: () => AbortSignal,
  toError: HostTransportOptions['toError'],
  ending: AbortController,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = body[Symbol.asyncIterator]();
  let isWhole = false;
  try {
    for (;;) {
      const next = await inTime(chunks.next(), request.signal, limit());
      isWhole = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw toError(error, request);
  } finally {
    body.destroy();
    if (!isWhole) ending.abort();
  }
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

function inTime<T>(work: Promise<T>, signal: AbortSignal | undefined, late: AbortSignal): Promise<T> {
  return orAborted(orAborted(work, signal), late);
}
