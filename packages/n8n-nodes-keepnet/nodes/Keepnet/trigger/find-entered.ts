import { unpackKeys } from './packed-keys';
import type { Baseline, PollResult } from './poll-result';
import { createPollState } from './poll-state';
import { transitionKey } from './transition-key';

/**
 * The rows of a list that were not in it at the previous poll. The new state has only the keys of the current list, so
 * a company that leaves the list and comes back fires again.
 *
 * @param rows The whole list.
 * @param keyOf The key by which two rows are the same transition.
 */
export function findEntered<Row>(
  { before, watched, emitExisting }: Baseline,
  rows: readonly Row[],
  keyOf: (row: Row) => readonly (string | number)[],
): PollResult<Row> {
  const known = before && unpackKeys(before.keys);
  const isFresh = (key: number): boolean => (known ? !known.has(key) : emitExisting);
  const keyed = rows.map((row) => ({ row, key: transitionKey(keyOf(row)) }));
  return {
    fresh: keyed.filter(({ key }) => isFresh(key)).map(({ row }) => row),
    state: createPollState(watched, new Set(keyed.map(({ key }) => key))),
  };
}
