/** One request that the sandbox received. */
export interface JournalEntry {
  /** Grows by one with every request since the start; a reset does not change it. */
  readonly id: number;
  /** ISO 8601, by the real clock. */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  /** The client of the token, or of the token request; null if unknown. */
  client: string | null;
  /** The scenarios in the request's header, and those of the server that hit this request. */
  scenario: string[];
  body: unknown;
  /** Null until answered, and forever if the connection was cut before an answer. */
  status: number | null;
  durationMs: number | null;
  /** The number of requests in flight when this one arrived, including itself. */
  readonly inFlight: number;
}

const MAX_ENTRIES = 5_000;
const SECRET_NAMES = /secret|password|token|authorization/i;

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET_NAMES.test(name) ? '***' : withoutSecrets(inner)]),
  );
}

/** The last requests, oldest first, without secrets. */
export class Journal {
  #entries: JournalEntry[] = [];
  #lastId = 0;
  #inFlight = 0;

  /** Every request that is started must also be ended. */
  begin(method: string, path: string): JournalEntry {
    this.#lastId += 1;
    this.#inFlight += 1;
    const entry: JournalEntry = {
      id: this.#lastId,
      time: new Date().toISOString(),
      method,
      path,
      client: null,
      scenario: [],
      body: null,
      status: null,
      durationMs: null,
      inFlight: this.#inFlight,
    };
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES * 2) this.#entries = this.#entries.slice(-MAX_ENTRIES);
    return entry;
  }

  /** A request was answered, or its connection was cut. */
  end(): void {
    this.#inFlight -= 1;
  }

  setBody(entry: JournalEntry, body: unknown): void {
    // A body that is not an object was not understood, so any part of it may be secret.
    entry.body = typeof body === 'object' ? withoutSecrets(body) : null;
  }

  /** The entries after `since`. */
  list(since = 0): readonly JournalEntry[] {
    return this.#entries.slice(-MAX_ENTRIES).filter(({ id }) => id > since);
  }

  clear(): void {
    this.#entries = [];
  }
}
