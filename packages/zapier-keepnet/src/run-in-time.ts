import { orAborted } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

import { toZapierError } from './to-zapier-error';

// Zapier ends a step after 30 seconds without a word.
const DEADLINE_MS = 25_000;

/**
 * Runs the work of one step. When time is up, everything under way is ended and a clear error says so: part of a
 * list or a total is never returned.
 */
export async function runInTime<T>(
  z: ZObject,
  work: (signal: AbortSignal) => Promise<T>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(tooLate(z, deadlineMs)), deadlineMs);
  try {
    return await orAborted(work(deadline.signal), deadline.signal);
  } catch (error) {
    throw toZapierError(z, error);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(z: ZObject, deadlineMs: number): Error {
  return new z.errors.Error(
    `Keepnet did not give everything within ${deadlineMs / 1000} seconds, which is all the time that a Zap step has. ` +
      'Nothing was returned, since part of it would be wrong. Try again later; Keepnet may be slow at the moment.',
    'TIMEOUT',
  );
}
