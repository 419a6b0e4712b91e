import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { orAborted } from './or-aborted';

const never = new Promise<never>(() => undefined);

test('ends as the work does, with or without a signal', async () => {
  const { signal } = new AbortController();
  expect(await orAborted(Promise.resolve(1), undefined)).toBe(1);
  expect(await orAborted(Promise.resolve(1), signal)).toBe(1);
  expect(await catchError(orAborted(Promise.reject('failed'), signal))).toBe('failed');
});

test('throws the reason of an abort, before or during the work', async () => {
  expect(await catchError(orAborted(never, AbortSignal.abort('before')))).toBe('before');
  const stop = new AbortController();
  const working = catchError(orAborted(never, stop.signal));
  stop.abort('during');
  expect(await working).toBe('during');
});

test('leaves no listener behind', async () => {
  const left = new Set<unknown>();
  const signal = Object.assign(new AbortController().signal, {
    addEventListener: (_type: string, listener: unknown) => left.add(listener),
    removeEventListener: (_type: string, listener: unknown) => left.delete(listener),
  });
  await orAborted(Promise.resolve(1), signal);
  expect(left.size).toBe(0);
});
