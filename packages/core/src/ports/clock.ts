/** Time and waiting, provided by the host. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with `signal.reason` at once when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
