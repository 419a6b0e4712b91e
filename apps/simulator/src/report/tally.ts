import { isFailure, type Outcome, type OutcomeKind } from '../schedule/outcome';
import type { Operation } from '../schedule/operation';

/** Counts by outcome. */
export type Counts = Record<OutcomeKind, number>;

/** What became of many schedules; plain data, so that workers can send it. */
export interface Tally {
  readonly counts: Counts;
  readonly byOperation: Record<string, Counts>;
  /** By fault, change and inability; a schedule counts in each that it met. */
  readonly byHindrance: Record<string, Counts>;
  /** By the kind of server, and by what happened. */
  readonly byWorld: Record<string, Counts>;
  readonly exemptions: Record<string, number>;
  readonly refusals: Record<string, number>;
  readonly failures: { readonly seed: number; readonly kind: OutcomeKind; readonly cause: string }[];
}

const none = (): Counts => ({ exact: 0, exempt: 0, refused: 0, aborted: 0, wrong: 0, broken: 0 });

export function createTally(): Tally {
  const tables = { byOperation: {}, byHindrance: {}, byWorld: {}, exemptions: {}, refusals: {} };
  return { counts: none(), ...tables, failures: [] };
}

export function count(tally: Tally, seed: number, operation: Operation['kind'], outcome: Outcome): void {
  const { kind, cause, hindrances } = outcome;
  tally.counts[kind]++;
  bump(tally.byOperation, operation, kind);
  for (const hindrance of hindrances.met) bump(tally.byHindrance, hindrance, kind);
  bump(tally.byWorld, hindrances.world, kind);
  if (kind === 'exempt') tally.exemptions[cause] = (tally.exemptions[cause] ?? 0) + 1;
  if (kind === 'refused') tally.refusals[cause] = (tally.refusals[cause] ?? 0) + 1;
  if (isFailure(kind)) tally.failures.push({ seed, kind, cause });
}

/** Adds one tally to another. */
export function merge(into: Tally, more: Tally): void {
  addCounts(into.counts, more.counts);
  for (const table of ['byOperation', 'byHindrance', 'byWorld'] as const) {
    for (const [name, counts] of Object.entries(more[table])) addCounts((into[table][name] ??= none()), counts);
  }
  for (const table of ['exemptions', 'refusals'] as const) {
    for (const [name, number] of Object.entries(more[table])) into[table][name] = (into[table][name] ?? 0) + number;
  }
  into.failures.push(...more.failures);
}

function bump(table: Record<string, Counts>, name: string, kind: OutcomeKind): void {
  (table[name] ??= none())[kind]++;
}

function addCounts(into: Counts, more: Counts): void {
  for (const kind of Object.keys(into) as OutcomeKind[]) into[kind] += more[kind];
}
