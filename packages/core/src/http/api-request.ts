/** One call of the Keepnet API. */
export interface ApiRequest {
  /** What is requested, as worded in "Keepnet did not accept …": `the company search`. */
  readonly subject: string;
  readonly method: 'GET' | 'POST';
  /** Appended to the base address; begins with a slash. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether it is safe to repeat. */
  readonly idempotent: boolean;
  /** The requested company, if it is a single one. */
  readonly companyId?: string;
}
