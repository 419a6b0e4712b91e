import type { Completeness } from '@keepnet-workflows/core';
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
export const exempt = (why: string): Verdict => ({ kind: 'exempt', why });

const AS_MANY = 'as many added as removed between two requests';
const VALUES_CHANGED = 'values changed between two requests';
/** Rows tell the server's current month, and where that ends cannot be known from here. */
export const OTHER_CALENDAR = 'the server is in another month than UTC';
/** Until every page is read, the number of matches is what the server says. */
export const COUNTS_OUTER_ROWS = 'the server counts the outer ones of nested rows';
export const LOSES_ROWS = 'the server loses rows when it filters';

/** What is known of the time in which a result was made. */
export interface Hindsight<Kind extends Operation['kind'] = Operation['kind']> {
  readonly schedule: Schedule;
  readonly operation: Extract<Operation, { readonly kind: Kind }>;
  /** The world from the first moment to the last. */
  readonly versions: readonly WorldVersion[];
  /** The current months of the server in that time, as indexes: one, or two when a month ended. */
  readonly serverMonths: readonly number[];
  /** The same in UTC. */
  readonly clientMonths: readonly number[];
  readonly startedAt: number;
  /** Files that the server gave. */
  readonly files: readonly Buffer[];
}

/** Why rows that were read on several pages may be of no moment; undefined when nothing excuses it. */
export function excuseOf({ versions }: Pick<Hindsight, 'versions'>): string | undefined {
  const changes = versions.slice(1).map(({ kind }) => kind);
  const adds = changes.some((kind) => kind === 'insert' || kind === 'insertOld' || kind === 'swap');
  const removes = changes.some((kind) => kind === 'delete' || kind === 'swap');
  if (adds && removes) return AS_MANY;
  const values = changes.filter((kind) => kind === 'limit' || kind === 'date' || kind === 'users');
  return values.length > 0 && changes.length > 1 ? VALUES_CHANGED : undefined;
}

/** Whether the certificate vouches for the number: then it must be that of a moment, whatever changed. */
export const isCountedTwice = ({ secondCount }: Completeness): boolean => secondCount === 'agreed';

/** What is wrong with a certificate itself. */
export function brokenCertificate(
  { secondCount, countedTwice, uniqueCompanies, totalRecords, exportTotal }: Completeness,
  { verification = 'auto', total, count }: { verification: string | undefined; total: number; count: number },
): string | undefined {
  if (uniqueCompanies !== count || totalRecords !== count) return 'a certificate of another count';
  if (countedTwice !== (secondCount === 'agreed')) return 'a certificate that contradicts itself';
  if (countedTwice && exportTotal !== total) return 'a certificate of another total';
  if (verification === 'strict' && !countedTwice) return 'strict, and not counted twice';
  if (verification === 'standard' && secondCount !== 'notAsked') return 'standard, and counted twice';
  return undefined;
}
