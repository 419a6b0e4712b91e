import { createHash } from 'node:crypto';

import type { Access } from '../../../credentials/access';
import type { TriggerSettings } from './trigger-settings';

/**
 * Names what a trigger watches. When it changes, what was stored says nothing about the new list: the next poll makes
 * a new baseline. The secret has no part in it, so that renewing it loses nothing; nor has the way in which the Base URL
 * and the Client ID are written.
 */
export function watchedBy({ event, days }: TriggerSettings, { baseUrl, clientId }: Access): string {
  const parts = [event, event === 'renewalUpcoming' ? days : null, baseUrl, clientId];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
