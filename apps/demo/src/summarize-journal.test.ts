import type { JournalEntry } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import { summarizeJournal } from './summarize-journal';

const START = Date.parse('2026-11-20T08:00:00Z');
let lastId = 0;

function entry(path: string, status: number, atMs: number, body: object): JournalEntry {
  const time = new Date(START + atMs).toISOString();
  const answered = { status, durationMs: 5, inFlight: 1 };
  return { id: ++lastId, time, method: 'POST', path, client: null, scenario: [], body, ...answered };
}
const search = (pageNumber: number, status: number, atMs: number, pageSize = 250): JournalEntry =>
  entry('/api/companies/search', status, atMs, { pageNumber, pageSize });

test('returns what was answered, and how long the refused page waited, not its neighbors', () => {
  const entries = [
    entry('/connect/token', 200, 0, {}),
    search(1, 200, 10),
    search(2, 401, 20),
    entry('/connect/token', 200, 30, {}),
    search(2, 200, 40),
    search(3, 429, 50),
    search(4, 200, 60),
    search(3, 200, 1057),
    search(1, 200, 1100, 1),
  ];
  expect(summarizeJournal(entries, 250)).toEqual({
    tokenRequests: 2,
    pages: 4,
    refusedTokens: 1,
    rateLimits: 1,
    shortestWaitMs: 1002,
  });
});

test('returns no wait for a refused page that nobody asked for again', () => {
  expect(summarizeJournal([search(1, 429, 0)], 250).shortestWaitMs).toBeNaN();
});
