import type { ApiClient } from '../auth/api-clients';
import type { JournalEntry } from '../journal';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import type { Operation } from '../scenarios/operation';

declare module 'fastify' {
  interface FastifyRequest {
    journalEntry: JournalEntry | null;
    /** Null before the request was prepared, and for requests that no scenario concerns. */
    scenarios: RequestScenarios | null;
    /** Whose token the request carries; null on the token route. */
    client: ApiClient | null;
  }

  interface FastifyContextConfig {
    operation?: Operation;
    /** What the client must be allowed to do; none on the token route. */
    permission?: string;
  }
}

/** A route is always asked after its request was prepared: anything else is a mistake of ours. */
export function prepared<T>(value: T | null): T {
  if (value === null) throw new Error('The request was not prepared.');
  return value;
}
