interface PeekedBytes {
  /** The first bytes: at least as many as requested, fewer only if the source ends. */
  readonly head: Uint8Array;
  /** The whole source, the head included. Can be read once; a reader that stops early closes the source. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** Closes the source unread. */
  release(): Promise<void>;
}

/** Reads the beginning of a byte stream but leaves it for the next reader. */
export async function peekBytes(source: AsyncIterable<Uint8Array>, size: number): Promise<PeekedBytes> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const result = await iterator.next();
    if (result.done) break;
    chunks.push(result.value);
    length += result.value.length;
  }
  const head = concat(chunks, length);
  const release = async (): Promise<void> => {
    await iterator.return?.();
  };
  return { head, stream: { [Symbol.asyncIterator]: () => withHead(head, iterator, release) }, release };
}

// Not a generator: closing a generator that was never started would leave the source open.
function withHead(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
  release: () => Promise<void>,
): AsyncIterator<Uint8Array> {
  let pending = head.length > 0;
  return {
    async next() {
      if (!pending) return iterator.next();
      pending = false;
      return { done: false, value: head };
    },
    async return() {
      pending = false;
      await release();
      return { done: true, value: undefined };
    },
  };
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Sees the bytes as they pass. If it throws, the reader gets the error and the source is closed. */
interface ByteWatcher {
  readonly onChunk: (chunk: Uint8Array) => void;
  readonly onEnd?: () => void;
}

/** The same bytes, passed to a watcher on the way. A reader that stops early closes the source. */
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
