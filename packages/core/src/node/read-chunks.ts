import type { Readable } from 'node:stream';

/** The waiting time of a stream, as far as reading needs it. */
interface ReadDeadline {
  restart(): void;
  pause(): void;
  dispose(): void;
}

/**
 * Reads one chunk at a time, only when asked, and destroys the stream when the reader stops. The time that the reader
 * takes for a chunk does not count against the server.
 */
export function readChunks(
  stream: Readable,
  deadline: ReadDeadline,
  toError: (error: unknown) => unknown,
): AsyncIterable<Uint8Array> {
  // A reset before the first read must not end the process; the reader still gets it.
  stream.on('error', () => undefined);
  stream.once('close', () => deadline.dispose());
  return {
    async *[Symbol.asyncIterator]() {
      const chunks = stream[Symbol.asyncIterator]();
      try {
        for (;;) {
          deadline.restart();
          const next = await chunks.next();
          deadline.pause();
          if (next.done === true) return;
          yield next.value as Uint8Array;
        }
      } catch (error) {
        throw toError(error);
      } finally {
        deadline.dispose();
        stream.destroy();
      }
    },
  };
}
