import type { Clock } from '../ports/clock';
import type { TransportRequest } from '../ports/transport';
import { connectionTimeout } from './connection-failure';

/** The limit of an exchange as a whole, for an answer that is read as a stream. */
interface TimeLimit {
  /**
   * The chunks of the answer, until time is up: then a KeepnetConnectionError, as the transport throws for a text. A
   * transport limits the wait for each chunk, so that a byte now and then would hold the reader for days.
   */
  watch(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** From now on the answer may take as long as it likes: it is a file. */
  lift(): void;
}

/** Starts the time of a request. */
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
