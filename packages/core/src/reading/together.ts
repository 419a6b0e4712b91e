import type { ReadingContext } from './reading-context';

/** Runs work that sends several requests at once, and ends those still in flight when it finishes or fails. */
export async function together<T>(context: ReadingContext, work: (context: ReadingContext) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, ending.signal]) : ending.signal;
  try {
    return await work({ ...context, signal });
  } finally {
    ending.abort();
  }
}
