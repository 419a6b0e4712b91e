import type { Operation } from './operation';

/**
 * - `fault`: an answer goes wrong, once unless told otherwise;
 * - `paging`: the list changes or a page is wrong during reading, once unless told otherwise;
 * - `lasting`: the server behaves differently as long as the scenario is on.
 */
type ScenarioKind = 'fault' | 'paging' | 'lasting';

/** One way in which the server misbehaves or differs. */
export interface ScenarioDefinition {
  readonly name: string;
  readonly kind: ScenarioKind;
  readonly description: string;
  /** Meaning and default of the number that may follow the name after a colon. */
  readonly parameter?: { readonly meaning: string; readonly fallback: number };
  /** The operation of a fault, if it is not the search. */
  readonly operation?: Operation;
  /** True for a permanent fault. */
  readonly always?: true;
}
