import type { Clock } from '../ports/clock';

export interface FakeClock extends Clock {
  /** Every wait that was asked for, in milliseconds, in the order of asking. */
  readonly sleeps: readonly number[];
  /** Moves time on by `ms`; sleepers that are due by then wake up in the order of their due times. */
  advance(ms: number): void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * A clock that never really waits: as soon as nothing else is left to run, time jumps to the earliest sleeper's due
 * time. So waits that overlap end in the order in which they would in real life.
 *
 * @param startIso where time begins, ISO 8601
 */
export function createFakeClock(startIso = '2026-11-20T12:00:00.000Z'): FakeClock {
  let now = new Date(startIso).getTime();
  if (Number.isNaN(now)) throw new RangeError(`Not an ISO date: ${startIso}`);
  let jumpPlanned = false;
  const sleeps: number[] = [];
  const sleepers = new Set<Sleeper>();

  // An immediate runs after all microtasks, so whoever was woken has gone on, and perhaps sleeps again, before time
  // moves once more.
  const planJump = (): void => {
    if (jumpPlanned || sleepers.size === 0) return;
    jumpPlanned = true;
    setImmediate(() => {
      jumpPlanned = false;
      const due = Math.min(...[...sleepers].map((sleeper) => sleeper.due));
      if (sleepers.size > 0) now = Math.max(now, due);
      for (const sleeper of [...sleepers]) if (sleeper.due === due) sleeper.wake();
      planJump();
    });
  };

  return {
    sleeps,
    now: () => now,
    advance(ms) {
      now += ms;
    },
    sleep(ms, signal) {
      return new Promise<void>((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        sleeps.push(ms);
        const stop = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
        };
        const onAbort = (): void => {
          stop();
          reject(signal?.reason);
        };
        const wake = (): void => {
          stop();
          resolve();
        };
        const sleeper: Sleeper = { due: now + Math.max(0, ms), wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', onAbort, { once: true });
        planJump();
      });
    },
  };
}
