import type { TransportRequest } from '../../core';
import { orAborted } from './or-aborted';
import { toTransportError } from './to-transport-error';

/** A stream as n8n gives it. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  destroy(): unknown;
}

/** The chunks of a stream, each waited for no longer than the request's timeout. Closes it when the reader stops. */
export async function* readChunks(
  stream: ByteStream,
  request: TransportRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextChunk(chunks, request);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  request: TransportRequest,
): Promise<IteratorResult<Uint8Array, unknown>> {
  try {
    const chunk = orAborted(chunks.next(), request.signal);
    return await orAborted(chunk, AbortSignal.timeout(request.timeoutMs));
  } catch (error) {
    throw toTransportError(error, request);
  }
}
