/** How n8n keeps the state of a poll, and when a trigger polls so that a test need not wait long. */
export interface PollMode {
  /** Further environment of n8n. */
  readonly environment: Readonly<Record<string, string>>;
  /** Which poll after the activation makes the baseline: what it sees is no change. */
  readonly baselinePoll: 1 | 2;
  /** The trigger's Poll Times. */
  readonly pollTimes: { readonly item: readonly object[] };
  /** The time between two polls. */
  readonly everyMs: number;
}

const SECONDS = [0, 15, 30, 45];

/** n8n's default. It accepts no Poll Time more often than once a minute, but several of them. */
export const STATIC_DATA: PollMode = {
  environment: {},
  baselinePoll: 1,
  pollTimes: { item: SECONDS.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })) },
  everyMs: 60_000 / SECONDS.length,
};

/** n8n's second way to keep the state of a poll: in a table of its own, together with the execution that it starts. */
export const DURABLE_CURSORS: PollMode = {
  environment: {
    N8N_SCHEDULER_ENABLED: 'true',
    N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
    N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
    N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
  },
  // n8n does not keep what the poll of the activation stores.
  baselinePoll: 2,
  // With several, a change was seen to fire twice after n8n was killed.
  pollTimes: { item: [{ mode: 'everyMinute' }] },
  everyMs: 60_000,
};

/** For what a poll brings about, also on a machine that is busy otherwise. */
export const UNTIL_POLLED = { timeout: 180_000, interval: 500 };
