import type { Clock } from '../ports/clock';

/**
 * Lets a limited number of requests through at once: fewer after a failure or a slow answer, more again as answers
 * arrive.
 */
export interface RequestGate {
  /**
   * Runs `send` as soon as there is room. Rejects with `signal.reason` when aborted while waiting.
   *
   * @param isAgain A repeated request goes before those not yet sent: its time is already running.
   */
  run<T>(send: () => Promise<T>, signal: AbortSignal | undefined, isAgain?: boolean): Promise<T>;
  /** Halves the room and lets no request start for `pauseMs`. */
  slowDown(pauseMs: number): void;
  /**
   * Lets no request start for `pauseMs`, because the server asks for a wait longer than any request may take: they fail
   * instead.
   */
  close(pauseMs: number, toError: () => Error): void;
  /** Throws while the gate is closed. */
  assertOpen(): void;
  speedUp(): void;
}

export function createRequestGate(maxInFlight: number, clock: Clock): RequestGate {
  let room = maxInFlight;
  let inFlight = 0;
  let successes = 0;
  let pausedUntil = 0;
  let closed: { readonly until: number; readonly toError: () => Error } | undefined;
  const again: (() => void)[] = [];
  const fresh: (() => void)[] = [];

  const admit = (): void => {
    while (inFlight < room && again.length + fresh.length > 0) {
      inFlight++;
      (again.shift() ?? fresh.shift())?.();
    }
  };

  const enter = (signal: AbortSignal | undefined, waiting: (() => void)[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const admitted = (): void => {
        signal?.removeEventListener('abort', aborted);
        resolve();
      };
      const aborted = (): void => {
        waiting.splice(waiting.indexOf(admitted), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', aborted);
      waiting.push(admitted);
      admit();
    });

  return {
    async run(send, signal, isAgain = false) {
      signal?.throwIfAborted();
      await enter(signal, isAgain ? again : fresh);
      try {
        for (let wait = pausedUntil - clock.now(); wait > 0; wait = pausedUntil - clock.now()) {
          await clock.sleep(wait, signal);
        }
        return await send();
      } finally {
        inFlight--;
        admit();
      }
    },
    slowDown(pauseMs) {
      room = Math.max(1, Math.floor(room / 2));
      successes = 0;
      pausedUntil = Math.max(pausedUntil, clock.now() + pauseMs);
    },
    close(pauseMs, toError) {
      closed = { until: clock.now() + pauseMs, toError };
    },
    assertOpen() {
      if (closed && clock.now() < closed.until) throw closed.toError();
    },
    speedUp() {
      if (room === maxInFlight || ++successes < room) return;
      successes = 0;
      room++;
      admit();
    },
  };
}
