import type { ApiClient } from '../auth/api-clients';
import type { JournalEntry } from '../journal';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import type { Operation } from '../scenarios/operation';

declare module 'fastify' {
  interface FastifyRequest {
    journalEntry: JournalEntry | null;
    /** Null before the request is prepared, and for requests without scenarios. */
    scenarios: RequestScenarios | null;
    /** The client of the request's token; null on the token route. */
    client: ApiClient | null;
  }

  interface FastifyContextConfig {
    operation?: Operation;
    /** The permission that the client needs; none on the token route. */
    permission?: string;
  }
}

/** A route always runs after its request is prepared: anything else is our own mistake. */
export function prepared<T>(value: T | null): T {
  if (value === null) throw new Error('The request was not prepared.');
  return value;
}
