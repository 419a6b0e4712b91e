/** One call of the Keepnet API. */
export interface ApiRequest {
  /** What is asked for, as it reads in "Keepnet did not accept …": `the company search`. */
  readonly subject: string;
  readonly method: 'GET' | 'POST';
  /** Appended to the base address; begins with a slash. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether it may be repeated without harm. */
  readonly idempotent: boolean;
  /** The one company that is asked for, if it is one. */
  readonly companyId?: string;
}
