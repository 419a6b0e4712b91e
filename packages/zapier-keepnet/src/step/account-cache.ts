import { orAborted, parseBaseUrl } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

import { readCredentials, readSettings } from '../connection';
import type { StepBundle } from './create-keepnet';
import { seal, unseal } from './seal';

/** Data kept between the runs of all steps of one connection. Nothing may depend on it: it can be lost at any time. */
export interface AccountCache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, seconds: number): Promise<void>;
}

// The cache is on the network, and its client has no timeout.
const PATIENCE_MS = 3000;

/**
 * Zapier's cache, for the account of the connection. A failure counts as if nothing had been kept. Values are encrypted
 * with the Client Secret: Zapier's runtime logs the cache's answers, and customers' rows must not be in a log.
 */
export function accountCache(z: ZObject, { authData }: Pick<StepBundle, 'authData'>): AccountCache {
  const { clientId, clientSecret } = readCredentials(authData);
  const account = z.hash('sha256', `${parseBaseUrl(readSettings(authData).baseUrl)}\n${clientId}`).slice(0, 32);
  return {
    async get(key) {
      try {
        const text: unknown = await inTime(z.cache.get(`${account}:${key}`));
        return typeof text === 'string' ? unseal(text, clientSecret) : undefined;
      } catch {
        return undefined;
      }
    },
    async set(key, value, seconds) {
      try {
        await inTime(z.cache.set(`${account}:${key}`, seal(value, clientSecret), seconds));
      } catch {
        // Then it is read again from Keepnet.
      }
    },
  };
}

const inTime = <T>(work: Promise<T>): Promise<T> => orAborted(work, AbortSignal.timeout(PATIENCE_MS));
