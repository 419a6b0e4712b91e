import { orAborted, showCount } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

import { toZapierError } from './to-zapier-error';

// After 30 seconds, Zapier ends a step without a message.
const DEADLINE_MS = 25_000;

/** A step's progress. */
export interface Progress {
  /** Aborted when time is up and when the step has ended, so that nothing continues. */
  readonly signal: AbortSignal;
  /** Pages of companies that were read. */
  pagesRead: number;
}

/**
 * Runs the work of one step. When time is up, all work ends with a clear error: part of a list or a total is never
 * returned.
 */
export async function runInTime<T>(
  z: ZObject,
  work: (progress: Progress) => Promise<T>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const ending = new AbortController();
  const progress: Progress = { signal: ending.signal, pagesRead: 0 };
  const timer = setTimeout(() => ending.abort(tooLate(z, deadlineMs, progress)), deadlineMs);
  try {
    return await orAborted(work(progress), ending.signal);
  } catch (error) {
    throw toZapierError(z, error);
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

function tooLate(z: ZObject, deadlineMs: number, { pagesRead }: Progress): Error {
  const pages = pagesRead === 1 ? '1 page of customers was' : `${showCount(pagesRead)} pages of customers were`;
  return new z.errors.Error(
    `No result: Keepnet needs longer than the ${deadlineMs / 1000} seconds that a Zap step has; ${pages} read. Run it again ` +
      'when Keepnet is less busy. If it happens again, set Verification to Standard, or use the n8n package, which may take longer.',
    'TIMEOUT',
  );
}
