import type { Company, KeepnetClient } from '../../../core';
import { unpackKeys } from './packed-keys';
import type { Baseline, PollResult } from './poll-result';
import { createPollState } from './poll-state';
import { readNewest } from './read-newest';
import { transitionKey } from './transition-key';

/**
 * How far behind the newest company another one may still appear, because of imports, replicas and slow clocks.
 * Companies this new are identified by their IDs, never by their dates.
 */
const WINDOW_MS = 7 * 86_400_000;

/**
 * The companies created since the previous poll, the oldest first.
 *
 * @param client Reads as few companies as possible.
 * @param nowMs Limits the window, so that a Date Created in the future does not exclude all others.
 */
export async function findCreated(
  { before, watched, emitExisting }: Baseline,
  client: Pick<KeepnetClient, 'searchCompanies'>,
  nowMs: number,
): Promise<PollResult<Company>> {
  const windowStart = (newestMs: number): number => Math.min(newestMs, nowMs) - WINDOW_MS;
  const wantedSince = before || emitExisting ? (before?.since ?? -Infinity) : undefined;
  const read = await readNewest(client, (newestMs) => wantedSince ?? windowStart(newestMs));

  const newestMs = read.reduce((newest, { createdMs }) => Math.max(newest, createdMs), -Infinity);
  // Never moves back: a company older than a previous window would seem new.
  const since = Math.max(before?.since ?? -Infinity, windowStart(newestMs));
  const keyed = read.map((row) => ({ ...row, key: transitionKey([row.company.companyId]) }));
  const known = before && unpackKeys(before.keys);
  const fresh = keyed.filter(({ createdMs, key }) =>
    known ? createdMs >= (before.since ?? -Infinity) && !known.has(key) : emitExisting,
  );
  const young = keyed.filter(({ createdMs }) => createdMs >= since);
  return {
    fresh: fresh.sort((a, b) => a.createdMs - b.createdMs).map(({ company }) => company),
    state: createPollState(watched, new Set(young.map(({ key }) => key)), Number.isFinite(since) ? since : undefined),
  };
}
