import type { Exchange } from '../client/traffic';
import type { WorldVersion } from '../world/world';
import type { Hindrances } from './hindrances';
import type { Schedule } from './schedule';

/** `wrong`: a result that there never was; `broken`: anything else that must not be. */
export type OutcomeKind = 'exact' | 'exempt' | 'refused' | 'aborted' | 'wrong' | 'broken';

export const isFailure = (kind: OutcomeKind): boolean => kind === 'wrong' || kind === 'broken';

/** What became of a schedule. */
export interface Outcome {
  readonly kind: OutcomeKind;
  /** Why it is exempt or refused, in words without figures; what is wrong or broken. */
  readonly cause: string;
  readonly hindrances: Hindrances;
}

/** An outcome with what led to it, for a replay. */
export interface Run {
  readonly schedule: Schedule;
  readonly outcome: Outcome;
  readonly exchanges: readonly Exchange[];
  readonly versions: readonly WorldVersion[];
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly result: unknown;
  readonly error: unknown;
}
