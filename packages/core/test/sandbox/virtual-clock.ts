import type { Clock } from '../../src';

/** A clock whose waits cost no time, beside requests that take real time. */
export interface VirtualClock extends Clock {
  /** Holds time still, for a request that is on its way, until the function that comes back is called. */
  hold(): () => void;
}

// What an answer sets off may take some turns of the event loop until the next request is sent.
const QUIET_TURNS = 4;

/**
 * Time jumps to the end of the shortest wait as soon as nothing is left to run and no request is on its way: an answer
 * that is already being given always comes before a wait ends.
 *
 * @param startIso where time begins, ISO 8601
 */
export function createVirtualClock(startIso: string): VirtualClock {
  let now = Date.parse(startIso);
  const waits = new Set<{ readonly until: number }>();
  const requests = new Set<object>();
  let sent = 0;
  return {
    now: () => now,
    hold() {
      const request = {};
      requests.add(request);
      sent++;
      return () => requests.delete(request);
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      const wait = { until: now + Math.max(0, ms) };
      waits.add(wait);
      try {
        for (let quietTurns = 0, sentBefore = sent; quietTurns < QUIET_TURNS; sentBefore = sent) {
          await new Promise(setImmediate);
          signal?.throwIfAborted();
          const isFirst = wait.until <= Math.min(...[...waits].map(({ until }) => until));
          quietTurns = isFirst && requests.size === 0 && sent === sentBefore ? quietTurns + 1 : 0;
        }
        now = Math.max(now, wait.until);
      } finally {
        waits.delete(wait);
      }
    },
  };
}
