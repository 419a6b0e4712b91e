import { expect, test } from 'vitest';

import { createFakeClock } from './fake-clock';

test('returns the start as now and advances by hand', () => {
  const clock = createFakeClock('2026-11-20T00:00:00Z');
  clock.advance(1500);
  expect(new Date(clock.now()).toISOString()).toBe('2026-11-20T00:00:01.500Z');
});

test('returns from a sleep at once, with time moved on and the wait recorded', async () => {
  const clock = createFakeClock();
  const start = clock.now();
  await clock.sleep(60_000);
  await clock.sleep(5);
  expect(clock.now() - start).toBe(60_005);
  expect(clock.sleeps).toEqual([60_000, 5]);
});

test('returns from overlapping sleeps in the order of due time', async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const log: string[] = [];
  const sleeper = async (name: string, ...waits: number[]): Promise<void> => {
    for (const ms of waits) {
      await clock.sleep(ms);
      log.push(`${name}@${clock.now() - start}`);
    }
  };
  await Promise.all([sleeper('slow', 100), sleeper('quick', 30, 30, 30, 30), sleeper('same', 30)]);
  expect(log).toEqual(['quick@30', 'same@30', 'quick@60', 'quick@90', 'slow@100', 'quick@120']);
});

test('returns before time moves for work that is ready to go on', async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const sleeping = clock.sleep(1000);
  for (let step = 0; step < 50; step++) await Promise.resolve();
  expect(clock.now()).toBe(start);
  await sleeping;
  expect(clock.now()).toBe(start + 1000);
});

test('returns from a sleep that advance() has passed without going back in time', async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const sleeping = clock.sleep(10);
  clock.advance(500);
  await sleeping;
  expect(clock.now()).toBe(start + 500);
});

test("throws the signal's reason when aborted before or during a sleep, and time stands still", async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const reason = new Error('enough');
  await expect(clock.sleep(10, AbortSignal.abort(reason))).rejects.toBe(reason);
  const controller = new AbortController();
  const sleeping = clock.sleep(10, controller.signal);
  controller.abort(reason);
  await expect(sleeping).rejects.toBe(reason);
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(start);
});

test('throws RangeError when the start is no date', () => {
  expect(() => createFakeClock('yesterday')).toThrow(RangeError);
});
