import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { createFakeClock } from '../testing/fake-clock';

import { createRequestGate, type RequestGate } from './request-gate';

/** Sends that stay under way until they are finished. */
function createSends() {
  const finishers: (() => void)[] = [];
  return {
    send: () => new Promise<void>((resolve) => finishers.push(resolve)),
    inFlight: () => finishers.length,
    async finishOne(): Promise<void> {
      finishers.shift()?.();
      await settled();
    },
  };
}

const settled = () => new Promise<void>(setImmediate);

async function start(gate: RequestGate, send: () => Promise<void>, count: number): Promise<void> {
  for (let started = 0; started < count; started++) void gate.run(send, undefined);
  await settled();
}

test('lets no more than the given number through at once, in order', async () => {
  const gate = createRequestGate(3, createFakeClock());
  const order: number[] = [];
  let inFlight = 0;
  let most = 0;
  const run = (number: number) =>
    gate.run(async () => {
      order.push(number);
      most = Math.max(most, ++inFlight);
      await settled();
      inFlight--;
      return number;
    }, undefined);
  const numbers = Array.from({ length: 10 }, (_, number) => number);
  expect(await Promise.all(numbers.map(run))).toEqual(numbers);
  expect(order).toEqual(numbers);
  expect(most).toBe(3);
});

test('lets those through first that were sent before, in order', async () => {
  const gate = createRequestGate(1, createFakeClock());
  const order: string[] = [];
  const run = (name: string, isAgain: boolean) =>
    gate.run(() => Promise.resolve(void order.push(name)), undefined, isAgain);
  const runs = [run('first', false), run('fresh', false), run('again', true), run('again later', true)];
  await Promise.all(runs);
  expect(order).toEqual(['first', 'again', 'again later', 'fresh']);
});

test('throws the reason of an abort to one that waits for its turn again, and lets the others through', async () => {
  const controller = new AbortController();
  const gate = createRequestGate(1, createFakeClock());
  const sends = createSends();
  void gate.run(sends.send, undefined);
  const waiting = catchError(gate.run(() => Promise.resolve('sent'), controller.signal, true));
  const next = gate.run(() => Promise.resolve('next'), undefined);
  await settled();
  const reason = new Error('stopped');
  controller.abort(reason);
  expect(await waiting).toBe(reason);
  await sends.finishOne();
  await expect(next).resolves.toBe('next');
});

test('lets the next one through after one that failed', async () => {
  const gate = createRequestGate(1, createFakeClock());
  const failure = new Error('refused');
  const first = catchError(gate.run(() => Promise.reject(failure), undefined));
  await expect(gate.run(() => Promise.resolve('next'), undefined)).resolves.toBe('next');
  expect(await first).toBe(failure);
});

test('halves its room at every slowing down, to one at the least', async () => {
  const gate = createRequestGate(8, createFakeClock());
  const sends = createSends();
  await start(gate, sends.send, 30);
  expect(sends.inFlight()).toBe(8);
  gate.slowDown(0);
  for (let finished = 0; finished < 5; finished++) await sends.finishOne();
  expect(sends.inFlight()).toBe(4);
  gate.slowDown(0);
  gate.slowDown(0);
  gate.slowDown(0);
  for (let finished = 0; finished < 5; finished++) await sends.finishOne();
  expect(sends.inFlight()).toBe(1);
});

test('gives one place back for as many successes as it has places, up to all of them', async () => {
  const gate = createRequestGate(4, createFakeClock());
  const sends = createSends();
  gate.slowDown(0);
  await start(gate, sends.send, 30);
  const rooms: number[] = [];
  for (let successes = 0; successes < 8; successes++) {
    gate.speedUp();
    await settled();
    rooms.push(sends.inFlight());
  }
  expect(rooms).toEqual([2, 3, 3, 3, 4, 4, 4, 4]);
});

test('counts successes anew after every slowing down', async () => {
  const gate = createRequestGate(8, createFakeClock());
  const sends = createSends();
  gate.slowDown(0);
  for (let successes = 0; successes < 3; successes++) gate.speedUp();
  gate.slowDown(0);
  await start(gate, sends.send, 30);
  gate.speedUp();
  await settled();
  expect(sends.inFlight()).toBe(2);
});

test('lets nothing start during a pause, and the longest pause counts', async () => {
  const clock = createFakeClock();
  const gate = createRequestGate(4, clock);
  const startedAt = clock.now();
  gate.slowDown(5000);
  gate.slowDown(2000);
  const times = [1, 2, 3].map(() => gate.run(() => Promise.resolve(clock.now() - startedAt), undefined));
  expect(await Promise.all(times)).toEqual([5000, 5000, 5000]);
});

test('waits on when a pause is made longer while it lasts', async () => {
  const clock = createFakeClock();
  const gate = createRequestGate(4, clock);
  const startedAt = clock.now();
  gate.slowDown(1000);
  const time = gate.run(() => Promise.resolve(clock.now() - startedAt), undefined);
  gate.slowDown(3000);
  expect(await time).toBe(3000);
});

test('throws the reason of an abort during a pause, and frees the place', async () => {
  const controller = new AbortController();
  const gate = createRequestGate(1, createFakeClock());
  gate.slowDown(1000);
  const reason = new Error('stopped');
  const pending = catchError(gate.run(() => Promise.resolve('sent'), controller.signal));
  await Promise.resolve();
  controller.abort(reason);
  expect(await pending).toBe(reason);
  await expect(gate.run(() => Promise.resolve('sent'), undefined)).resolves.toBe('sent');
});

test('takes no place from those who wait when one that was let through is aborted', async () => {
  const controller = new AbortController();
  const gate = createRequestGate(1, createFakeClock());
  const sends = createSends();
  void gate.run(sends.send, controller.signal);
  const next = gate.run(() => Promise.resolve('next'), undefined);
  await settled();
  controller.abort(new Error('stopped'));
  await sends.finishOne();
  await expect(next).resolves.toBe('next');
});

test('lets nothing start while it is closed, and everything afterwards', async () => {
  const clock = createFakeClock();
  const gate = createRequestGate(2, clock);
  gate.close(1000, () => new RangeError('closed'));
  expect(() => gate.assertOpen()).toThrow('closed');
  clock.advance(1000);
  expect(() => gate.assertOpen()).not.toThrow();
});
