import type { Operation } from '../schedule/operation';
import type { Schedule } from '../schedule/schedule';
import type { WorldVersion } from '../world/world';

/** What a result is worth, by the history of the world. */
export type Verdict =
  | { readonly kind: 'exact' }
  /** Not a set that there was, in a way that is documented and cannot be seen from outside. */
  | { readonly kind: 'exempt'; readonly why: string }
  | { readonly kind: 'wrong'; readonly what: string };

export const EXACT: Verdict = { kind: 'exact' };
export const wrong = (what: string): Verdict => ({ kind: 'wrong', what });

export const AS_MANY = 'as many added as removed between two requests';
export const VALUES_CHANGED = 'values changed between two requests';

/** What is known of the time in which a result was made. */
export interface Hindsight<Kind extends Operation['kind'] = Operation['kind']> {
  readonly schedule: Schedule;
  readonly operation: Extract<Operation, { readonly kind: Kind }>;
  /** The world from the first moment to the last. */
  readonly versions: readonly WorldVersion[];
  /** The current months of the server in that time, as indexes: one, or two when a month ended. */
  readonly serverMonths: readonly number[];
  readonly startedAt: number;
  /** Files that the server gave, as text. */
  readonly files: readonly string[];
  /** Whether some page held other rows than those that were asked for. */
  readonly pagesLied: boolean;
}

/** Why a reading that is not strict may be inexact; undefined when nothing excuses it. */
export function excuseOf({ versions }: Pick<Hindsight, 'versions'>, valuesMatter: boolean): string | undefined {
  const changes = versions.slice(1).map(({ kind }) => kind);
  const adds = changes.some((kind) => kind === 'insert' || kind === 'insertOld' || kind === 'swap');
  const removes = changes.some((kind) => kind === 'delete' || kind === 'swap');
  if (adds && removes) return AS_MANY;
  const values = changes.filter((kind) => kind === 'limit' || kind === 'date');
  if (valuesMatter && values.length > 0 && changes.length > 1) return VALUES_CHANGED;
  return undefined;
}
