import type { StreamResponse, TextResponse } from '../ports/transport';

export type Headers = Readonly<Record<string, string>>;
export type FakeChunk = Uint8Array | string | Error;

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Headers = {}): TextResponse {
  return text(status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8', ...headers });
}

/** An answer with `body` as it is. */
export function text(status: number, body: string, headers: Headers = {}): TextResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** An answer whose body comes in pieces; a string is sent as UTF-8, an `Error` is thrown in its place. */
export function bytes(
  status: number,
  chunks: Iterable<FakeChunk> | AsyncIterable<FakeChunk>,
  headers: Headers = {},
): StreamResponse {
  return {
    status,
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: {
      async *[Symbol.asyncIterator]() {
        for await (const chunk of chunks) {
          if (chunk instanceof Error) throw chunk;
          yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
        }
      },
    },
  };
}
