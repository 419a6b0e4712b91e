import { expect, test } from 'vitest';
import { createVirtualClock } from './virtual-clock';

test('lets waits end in the order of their moments, without waiting', async () => {
  const clock = createVirtualClock(1000);
  const ended: string[] = [];
  const sleep = (name: string, ms: number): Promise<unknown> =>
    clock.sleep(ms).then(() => ended.push(`${name} ${clock.now()}`));
  void Promise.all([sleep('late', 3_600_000), sleep('early', 5), sleep('equal', 5)]);
  expect(await clock.runUntil(() => ended.length === 3)).toBe('done');
  expect(ended).toEqual(['early 1005', 'equal 1005', 'late 3601000']);
});

test('rejects a wait that is aborted at once, with the reason', async () => {
  const clock = createVirtualClock(0);
  const abort = new AbortController();
  const reason = new Error('stop');
  const ending = clock.sleep(100, abort.signal).catch((error: unknown) => ({ error, at: clock.now() }));
  clock.plan(40, () => abort.abort(reason));
  await clock.drain();
  expect(await ending).toEqual({ error: reason, at: 40 });
});

test('returns deadlock when nothing is planned', async () => {
  expect(await createVirtualClock(0).runUntil(() => false)).toBe('deadlock');
});

test('leaves out what was taken back', async () => {
  const clock = createVirtualClock(0);
  const ran: number[] = [];
  const takeBack = clock.plan(5, () => ran.push(5));
  clock.plan(7, () => ran.push(7));
  takeBack();
  await clock.drain();
  expect(ran).toEqual([7]);
});

test('stands still while nothing in it is waited for', async () => {
  const clock = createVirtualClock(0);
  clock.plan(1000, () => undefined);
  let doneAt: number | undefined;
  setTimeout(() => (doneAt = clock.now()), 20);
  expect(await clock.runUntil(() => doneAt !== undefined)).toBe('done');
  expect(doneAt).toBe(0);
});

test('goes on while somebody sleeps, or something is under way', async () => {
  const clock = createVirtualClock(0);
  let isAnswered = false;
  clock.plan(1000, () => (isAnswered = true));
  expect(
    await clock.runUntil(
      () => isAnswered,
      () => true,
    ),
  ).toBe('done');
  const slept = clock.sleep(500);
  let isAwake = false;
  void slept.then(() => (isAwake = true));
  expect(await clock.runUntil(() => isAwake)).toBe('done');
  expect(clock.now()).toBe(1500);
});
