import type { PollState } from './poll-state';

/** What one poll found. */
export interface PollResult<Row> {
  /** The rows whose transition has not fired yet. */
  readonly fresh: readonly Row[];
  /** To be stored, together with the firing. */
  readonly state: PollState;
}

export interface Baseline {
  /** The stored state; undefined when there is no baseline yet. */
  readonly before: PollState | undefined;
  /** What is being watched, see `watchedBy`. */
  readonly watched: string;
  /** Whether everything already in the list fires if there is no baseline. */
  readonly emitExisting: boolean;
}
