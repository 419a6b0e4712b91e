import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';

import { systemClock } from './system-clock';

test('returns the time of the machine', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
});

test('returns from a sleep no earlier than asked and leaves no listener behind', async () => {
  const { signal } = new AbortController();
  const before = performance.now();
  await systemClock.sleep(5, signal);
  expect(performance.now() - before).toBeGreaterThan(3.9);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test("throws the signal's reason when aborted before or during a sleep", async () => {
  const reason = new Error('enough');
  await expect(systemClock.sleep(600_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  const controller = new AbortController();
  const sleeping = systemClock.sleep(600_000, controller.signal);
  controller.abort(reason);
  await expect(sleeping).rejects.toBe(reason);
});
