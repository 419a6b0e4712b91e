import type { Clock } from '../../src';

/** A clock whose waits cost no time, beside requests that take real time. */
export interface VirtualClock extends Clock {
  /** Holds time still, for a request that is on its way, until the function that comes back is called. */
  hold(): () => void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

// What an answer sets off may take some turns of the event loop until the next request is sent.
const QUIET_TURNS = 4;

/**
 * Time jumps to the earliest sleeper's due time as soon as nothing is left to run and no request is on its way: an answer
 * that is already being given always comes before a wait ends.
 *
 * @param startIso where time begins, ISO 8601
 */
export function createVirtualClock(startIso: string): VirtualClock {
  let now = Date.parse(startIso);
  let holds = 0;
  let quietTurns = 0;
  let isTurnPlanned = false;
  const sleepers = new Set<Sleeper>();

  const jump = (): void => {
    now = Math.max(now, Math.min(...[...sleepers].map(({ due }) => due)));
    for (const { due, wake } of [...sleepers]) if (due <= now) wake();
  };
  const planTurn = (): void => {
    if (isTurnPlanned || holds > 0 || sleepers.size === 0) return;
    isTurnPlanned = true;
    setImmediate(() => {
      isTurnPlanned = false;
      quietTurns++;
      if (holds === 0 && sleepers.size > 0 && quietTurns >= QUIET_TURNS) {
        quietTurns = 0;
        jump();
      }
      planTurn();
    });
  };

  return {
    now: () => now,
    hold() {
      holds++;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holds--;
        quietTurns = 0;
        planTurn();
      };
    },
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
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
        planTurn();
      }),
  };
}
