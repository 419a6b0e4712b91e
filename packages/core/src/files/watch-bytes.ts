/** Told of bytes as they pass. What it throws, the reader gets, and the source is closed. */
export interface ByteWatcher {
  readonly onChunk: (chunk: Uint8Array) => void;
  readonly onEnd?: () => void;
}

/** The same bytes, seen by a watcher on their way. A reader that leaves early closes the source. */
export function watchBytes(source: AsyncIterable<Uint8Array>, watcher: ByteWatcher): AsyncIterable<Uint8Array> {
  // Not a generator: closing a generator that was never started would leave the source open.
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      return {
        async next() {
          const result = await iterator.next();
          try {
            if (result.done) watcher.onEnd?.();
            else watcher.onChunk(result.value);
          } catch (error) {
            await iterator.return?.();
            throw error;
          }
          return result;
        },
        async return() {
          await iterator.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
