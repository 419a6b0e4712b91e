import { createHash } from 'node:crypto';

import type { Access } from '../../../credentials/access';
import type { TriggerSettings } from './trigger-settings';

/**
 * Identifies what a trigger watches. If it changes, the stored state says nothing about the new list: the next poll
 * makes a new baseline. It does not include the secret, so renewing the secret loses nothing, and it ignores different
 * spellings of the Base URL and the Client ID.
 */
export function watchedBy({ event, days }: TriggerSettings, { baseUrl, clientId }: Access): string {
  const parts = [event, event === 'renewalUpcoming' ? days : null, baseUrl, clientId];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
