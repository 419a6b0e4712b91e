import type { Operation } from './operation';

/**
 * - `fault`: an answer goes wrong, once unless told otherwise;
 * - `paging`: the list changes or a page is wrong while somebody reads it, once unless told otherwise;
 * - `lasting`: the server is another one for as long as the scenario is on.
 */
type ScenarioKind = 'fault' | 'paging' | 'lasting';

/** One way in which the server misbehaves or differs. */
export interface ScenarioDefinition {
  readonly name: string;
  readonly kind: ScenarioKind;
  readonly description: string;
  /** Meaning and default of the number that may follow the name after a colon. */
  readonly parameter?: { readonly meaning: string; readonly fallback: number };
  /** The operation that a fault is for, if it is not the search. */
  readonly operation?: Operation;
  /** True for a fault that never ends by itself. */
  readonly always?: true;
}
