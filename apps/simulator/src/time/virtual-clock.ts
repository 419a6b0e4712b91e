import type { Clock } from '@keepnet-workflows/core';
import { createEventQueue, type TimedEvent } from './event-queue';

/** Time that passes only when there is nothing else to do. */
export interface VirtualClock extends Clock {
  /** Plans `run` for a moment from now on; the result takes it back. */
  plan(at: number, run: () => void): () => void;
  /**
   * Lets time pass until `isDone`, which is checked whenever no code is running.
   *
   * @param isUnderWay Whether anything but a sleep is awaited. If not, code is running in real time, and virtual time
   *   stands still.
   * @returns `deadlock` when nothing is planned and it is still not done.
   */
  runUntil(isDone: () => boolean, isUnderWay?: () => boolean): Promise<'done' | 'deadlock'>;
  /** Lets everything happen that is still planned. */
  drain(): Promise<void>;
}

const REAL_WAITS = 200;

export function createVirtualClock(startMs: number): VirtualClock {
  const queue = createEventQueue();
  let now = startMs;
  let order = 0;
  let sleepers = 0;

  const plan = (at: number, run: () => void): (() => void) => {
    const event: TimedEvent = { at: Math.max(now, at), order: order++, run };
    queue.push(event);
    return () => (event.run = undefined);
  };

  const nextEvent = (): TimedEvent | undefined => {
    for (;;) {
      const event = queue.pop();
      if (event?.run || !event) return event;
    }
  };

  const step = (event: TimedEvent): void => {
    now = event.at;
    event.run?.();
  };

  return {
    now: () => now,
    plan,
    async drain() {
      await allAtRest();
      for (let event = nextEvent(); event; event = nextEvent()) {
        step(event);
        await allAtRest();
      }
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const takeBack = plan(now + Math.max(0, ms), () => {
          sleepers--;
          signal?.removeEventListener('abort', aborted);
          resolve();
        });
        const aborted = (): void => {
          sleepers--;
          takeBack();
          reject(signal?.reason);
        };
        sleepers++;
        signal?.addEventListener('abort', aborted, { once: true });
      });
    },
    async runUntil(isDone, isUnderWay = () => false) {
      let realWaits = 0;
      for (;;) {
        await allAtRest();
        if (isDone()) return 'done';
        if (sleepers > 0 || isUnderWay()) realWaits = 0;
        else if (realWaits++ < REAL_WAITS) {
          await aMoment();
          continue;
        }
        const event = nextEvent();
        if (!event) return 'deadlock';
        step(event);
      }
    },
  };
}

/** An immediate runs after all microtasks: whoever was woken has gone on as far as it can. */
const allAtRest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Compression runs in threads of its own, in real time; only a deadlock waits here for long. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
