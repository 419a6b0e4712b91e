import { onTestFinished, vi } from 'vitest';

/** Stops the clock of the process, and with it the sandbox's, for one test. */
export function stopClock(instantMs: number): { set(instantMs: number): void } {
  const spy = vi.spyOn(Date, 'now').mockReturnValue(0);
  onTestFinished(() => spy.mockRestore());
  // The tests stand at a day of their own already.
  const shiftMs = Date.now();
  const set = (ms: number): void => void spy.mockReturnValue(ms - shiftMs);
  set(instantMs);
  return { set };
}
