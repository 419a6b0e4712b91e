import { onTestFinished, vi } from 'vitest';

/** Stops the clock of the process, and with it the sandbox's, for one test. */
export function stopClock(instantMs: number): { set(instantMs: number): void } {
  const spy = vi.spyOn(Date, 'now').mockReturnValue(instantMs);
  onTestFinished(() => spy.mockRestore());
  return { set: (ms) => void spy.mockReturnValue(ms) };
}
