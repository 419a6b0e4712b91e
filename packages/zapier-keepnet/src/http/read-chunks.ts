import type { Readable } from 'node:stream';

import type { TransportRequest } from '@keepnet-workflows/core';

import { orAborted } from './or-aborted';
import { toTransportError } from './to-transport-error';

/**
 * The chunks of a stream, each waited for no longer than the request's timeout.
 *
 * @param end Ends the exchange; called when the reader stops before the stream does.
 */
export async function* readChunks(
  stream: Readable,
  request: TransportRequest,
  end: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let isWhole = false;
  try {
    for (;;) {
      const next = await nextChunk(chunks, request);
      isWhole = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
    if (!isWhole) end();
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
