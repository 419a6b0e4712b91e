import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { createFakeClock } from '../testing/fake-clock';

import { createRequestGate } from './request-gate';

const settled = () => new Promise<void>(setImmediate);
const reason = new Error('stopped');

function createSetup(room: number) {
  const clock = createFakeClock();
  const gate = createRequestGate(room, clock);
  const finishers: (() => void)[] = [];
  const untilFinished = () => new Promise<void>((resolve) => finishers.push(resolve));
  return {
    clock,
    gate,
    /** Requests that stay under way until they are finished. */
    async hold(count: number, signal?: AbortSignal): Promise<void> {
      for (let held = 0; held < count; held++) void gate.run(untilFinished, signal);
      await settled();
    },
    async finish(count: number): Promise<void> {
      for (let finished = 0; finished < count; finished++) {
        finishers.shift()?.();
        await settled();
      }
    },
    inFlight: () => finishers.length,
    /** A request that is answered at once, with this. */
    send: <T>(answer: T, signal?: AbortSignal, isAgain?: boolean) =>
      gate.run(() => Promise.resolve(answer), signal, isAgain),
  };
}

test('lets those through first that were sent before, in order', async () => {
  const { gate } = createSetup(1);
  const order: string[] = [];
  const run = (name: string, isAgain: boolean) =>
    gate.run(() => Promise.resolve(void order.push(name)), undefined, isAgain);
  const fresh = ['first', 'fresh', 'fresh later'].map((name) => run(name, false));
  await Promise.all([...fresh, run('again', true), run('again later', true)]);
  expect(order).toEqual(['first', 'again', 'again later', 'fresh', 'fresh later']);
});

test('lets the next one through after one that failed', async () => {
  const { gate, send } = createSetup(1);
  const first = catchError(gate.run(() => Promise.reject(reason), undefined));
  await expect(send('next')).resolves.toBe('next');
  expect(await first).toBe(reason);
});

test('throws the reason of an abort to one that waits for its turn again, and lets the others through', async () => {
  const { hold, send, finish } = createSetup(1);
  const controller = new AbortController();
  await hold(1);
  const waiting = catchError(send('sent', controller.signal, true));
  const next = send('next');
  controller.abort(reason);
  expect(await waiting).toBe(reason);
  await finish(1);
  await expect(next).resolves.toBe('next');
});

test('throws the reason of an abort during a pause, and frees the place', async () => {
  const { gate, send } = createSetup(1);
  const controller = new AbortController();
  gate.slowDown(1000);
  const pending = catchError(send('sent', controller.signal));
  await Promise.resolve();
  controller.abort(reason);
  expect(await pending).toBe(reason);
  await expect(send('next')).resolves.toBe('next');
});

test('frees the place of a request that is aborted after it was let through', async () => {
  const { hold, send, finish } = createSetup(1);
  const controller = new AbortController();
  await hold(1, controller.signal);
  const next = send('next');
  controller.abort(reason);
  await finish(1);
  await expect(next).resolves.toBe('next');
});

test('halves its room at every slowing down, to one at the least', async () => {
  const { gate, hold, finish, inFlight } = createSetup(8);
  await hold(30);
  const rooms = [inFlight()];
  for (let slowing = 0; slowing < 4; slowing++) {
    gate.slowDown(0);
    await finish(5);
    rooms.push(inFlight());
  }
  expect(rooms).toEqual([8, 4, 2, 1, 1]);
});

test('adds a place after as many successes as it has places, and starts counting again after it slows down', async () => {
  const { gate, hold, inFlight } = createSetup(8);
  gate.slowDown(0);
  for (let successes = 0; successes < 3; successes++) gate.speedUp();
  gate.slowDown(0);
  await hold(30);
  const rooms: number[] = [];
  for (let successes = 0; successes < 40; successes++) {
    gate.speedUp();
    await settled();
    rooms.push(inFlight());
  }
  expect(rooms.slice(0, 9)).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 5]);
  expect(rooms.at(-1)).toBe(8);
});

test('starts nothing during a pause; of several pauses the longest counts, even if it was set later', async () => {
  const { clock, gate } = createSetup(4);
  const startedAt = clock.now();
  gate.slowDown(1000);
  const times = [1, 2, 3].map(() => gate.run(() => Promise.resolve(clock.now() - startedAt), undefined));
  gate.slowDown(5000);
  gate.slowDown(2000);
  expect(await Promise.all(times)).toEqual([5000, 5000, 5000]);
});

test('lets nothing start while it is closed, and everything afterwards', async () => {
  const { clock, gate } = createSetup(2);
  gate.close(1000, () => new RangeError('closed'));
  expect(() => gate.assertOpen()).toThrow('closed');
  clock.advance(1000);
  expect(() => gate.assertOpen()).not.toThrow();
});
