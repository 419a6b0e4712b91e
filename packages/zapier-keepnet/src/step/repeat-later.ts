import type { ZObject } from 'zapier-platform-core';

import { accountCache } from './account-cache';
import type { StepBundle } from './create-keepnet';

// A minute, then two, then four: an outage that lasts longer is worth a person's attention.
const DELAYS_S = [60, 120, 240];
const REMEMBERED_S = 3600;

interface ShownError {
  readonly message: string;
  readonly code?: string;
  readonly status?: number;
}

/**
 * Lets Zapier run the step again after a temporary failure: a lost connection, an answer that takes too long, a fault
 * of the server. At most three times for one cause, counted in the cache; without the cache, not at all, so that
 * nothing repeats forever.
 */
export async function orRepeatLater<T>(z: ZObject, bundle: StepBundle, key: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const shown = readShown(error);
    // A user who is building a Zap is waiting for the message.
    if (!shown || !passes(shown) || bundle.meta?.isLoadingSample) throw error;
    const cache = accountCache(z, bundle);
    const inputs = z.hash('sha256', JSON.stringify(bundle.inputData ?? {})).slice(0, 16);
    const cause = `repeat:${key}:${inputs}:${shown.code}:${shown.status ?? ''}`;
    const repeats = Number((await cache.get(cause)) ?? 0);
    const delay = DELAYS_S[repeats];
    if (delay === undefined) throw error;
    await cache.set(cause, repeats + 1, REMEMBERED_S);
    if ((await cache.get(cause)) !== repeats + 1) throw error;
    throw new z.errors.ThrottledError(shown.message, delay);
  }
}

function passes({ code, status }: ShownError): boolean {
  return code === 'CONNECTION' || code === 'TIMEOUT' || (code === 'API' && (status ?? 0) >= 500);
}

/** The content of an error that Zapier shows; undefined for any other error. */
function readShown(error: unknown): ShownError | undefined {
  if (!(error instanceof Error) || error.name !== 'AppError') return undefined;
  return JSON.parse(error.message) as ShownError;
}
