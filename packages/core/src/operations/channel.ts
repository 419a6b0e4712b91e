/** Hands values from a writer to one reader, one at a time: a write is done when the reader wants the next. */
export interface Channel<T> extends AsyncIterable<T> {
  write(value: T): Promise<void>;
  end(): void;
}

export function createChannel<T>(): Channel<T> {
  let pending: { readonly value: T; readonly taken: () => void } | undefined;
  let ended = false;
  let wake: () => void = () => undefined;

  return {
    write: (value) =>
      new Promise((taken) => {
        pending = { value, taken };
        wake();
      }),
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (pending) {
          const { value, taken } = pending;
          pending = undefined;
          yield value;
          taken();
        } else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
