import { expect, test } from 'vitest';

import { createFakeClock } from './fake-clock';

test('returns from overlapping sleeps in the order of due time, without waiting', async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const log: string[] = [];
  const sleeper = async (name: string, ...waits: number[]): Promise<void> => {
    for (const ms of waits) {
      await clock.sleep(ms);
      log.push(`${name}@${clock.now() - start}`);
    }
  };
  await Promise.all([sleeper('slow', 100_000), sleeper('quick', 30_000, 60_000, 30_000), sleeper('same', 30_000)]);
  expect(log).toEqual(['quick@30000', 'same@30000', 'quick@90000', 'slow@100000', 'quick@120000']);
  expect(clock.sleeps).toEqual([100_000, 30_000, 30_000, 60_000, 30_000]);
});

test('lets work that is ready go on before time moves, and never moves it back', async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const sleeping = clock.sleep(1000);
  for (let step = 0; step < 50; step++) await Promise.resolve();
  expect(clock.now()).toBe(start);
  clock.advance(5000);
  await sleeping;
  expect(clock.now()).toBe(start + 5000);
});

test("throws the signal's reason when aborted before or during a sleep, and time stands still", async () => {
  const clock = createFakeClock();
  const start = clock.now();
  const controller = new AbortController();
  await expect(clock.sleep(10, AbortSignal.abort('before'))).rejects.toBe('before');
  const sleeping = clock.sleep(10, controller.signal);
  controller.abort('during');
  await expect(sleeping).rejects.toBe('during');
  await new Promise(setImmediate);
  expect(clock.now()).toBe(start);
});
