import { createHash } from 'node:crypto';

import type { TriggerSettings } from './trigger-settings';

/** What decides which companies a trigger sees. */
export interface Account {
  readonly baseUrl?: string;
  readonly clientId?: string;
}

/**
 * Names what a trigger watches. When it changes, what was stored says nothing about the new list: the next poll makes
 * a new baseline. The secret has no part in it, so that renewing it loses nothing.
 */
export function watchedBy({ event, days }: TriggerSettings, { baseUrl, clientId }: Account): string {
  const parts = [event, event === 'renewalUpcoming' ? days : null, baseUrl, clientId];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
