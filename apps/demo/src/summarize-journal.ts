import type { JournalEntry } from '@keepnet-workflows/sandbox';

/** What the server saw of one reading. */
export interface JournalSummary {
  readonly tokenRequests: number;
  /** Pages of `pageSize` that were answered; a question for a count is a page of one. */
  readonly pages: number;
  /** Answers that refused the token. */
  readonly refusedTokens: number;
  /** Answers that asked to slow down. */
  readonly rateLimits: number;
  /** How long after each of those the same page was asked for again, in milliseconds; the shortest. */
  readonly shortestWaitMs: number;
}

/** Counts what a client did, from the outside. */
export function summarizeJournal(entries: readonly JournalEntry[], pageSize: number): JournalSummary {
  const searches = entries.filter(({ path }) => path === '/api/companies/search');
  const answered = (status: number): JournalEntry[] => searches.filter((entry) => entry.status === status);
  const limited = answered(429);
  return {
    tokenRequests: entries.filter(({ path }) => path === '/connect/token').length,
    pages: answered(200).filter(({ body }) => pageSizeOf(body) === pageSize).length,
    refusedTokens: answered(401).length,
    rateLimits: limited.length,
    shortestWaitMs: Math.min(...limited.map((refused) => waitAfter(refused, searches))),
  };
}

function waitAfter(refused: JournalEntry, searches: readonly JournalEntry[]): number {
  const page = JSON.stringify(refused.body);
  const next = searches.find((entry) => entry.id > refused.id && JSON.stringify(entry.body) === page);
  if (!next) return NaN;
  return Date.parse(next.time) - Date.parse(refused.time) - (refused.durationMs ?? 0);
}

const pageSizeOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'pageSize' in body ? body.pageSize : undefined;
