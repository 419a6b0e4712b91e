import type { Clock } from '../ports/clock';
import type { TransportRequest } from '../ports/transport';
import { connectionTimeout } from './connection-failure';

/** The time limit of a whole exchange, for an answer that is read as a stream. */
interface TimeLimit {
  /**
   * The chunks of the answer until time is up; then a KeepnetConnectionError, as for a text. A transport only limits
   * the wait for each chunk, so an occasional byte could hold the reader for days.
   */
  watch(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Removes the limit: the answer is a file. */
  lift(): void;
}

/** Starts the timer of a request. */
export function limitTime(clock: Clock, request: TransportRequest): TimeLimit {
  let endsAt = clock.now() + request.timeoutMs;
  return {
    async *watch(body) {
      for await (const chunk of body) {
        if (clock.now() > endsAt) throw connectionTimeout(request);
        yield chunk;
      }
    },
    lift() {
      endsAt = Infinity;
    },
  };
}
