import { KeepnetConfigurationError, showCount } from '../../../core';
import { packKeys, unpackKeys } from './packed-keys';

/** The most companies that a trigger remembers: 800,000 characters in the workflow's static data. */
export const MOST_KEYS = 100_000;

/** What a trigger stores in n8n between polls, below 1 MB. */
export interface PollState {
  readonly v: 1;
  /** What is being watched; a state for anything else is not a baseline. */
  readonly watched: string;
  /** How many keys there are. */
  readonly n: number;
  /** The keys of the listed rows, packed. */
  readonly keys: string;
  /** The trigger ignores companies created before this instant (milliseconds since the epoch). */
  readonly since?: number;
}

/** @throws KeepnetConfigurationError when there are more keys than a trigger can remember. */
export function createPollState(watched: string, keys: ReadonlySet<number>, since?: number): PollState {
  if (keys.size > MOST_KEYS) {
    throw new KeepnetConfigurationError(
      `The list holds ${showCount(keys.size)} companies, and the trigger can remember ${showCount(MOST_KEYS)}. Use a Schedule Trigger with ` +
        'the Keepnet node instead, or a smaller number of days.',
    );
  }
  return { v: 1, watched, n: keys.size, keys: packKeys(keys), ...(since !== undefined && { since }) };
}

/**
 * The baseline that n8n stored. Undefined if there is none: nothing was stored, it is damaged or from another version,
 * or it was made for something else.
 */
export function readPollState(stored: unknown, watched: string): PollState | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { v, watched: storedFor, n, keys, since } = stored as Partial<PollState>;
  if (v !== 1 || storedFor !== watched || typeof n !== 'number' || typeof keys !== 'string') return undefined;
  if (since !== undefined && !Number.isFinite(since)) return undefined;
  if (unpackKeys(keys).size !== n) return undefined;
  return { v, watched, n, keys, ...(since !== undefined && { since }) };
}

export function isSameState(a: PollState | undefined, b: PollState): boolean {
  return a?.keys === b.keys && a.since === b.since;
}
