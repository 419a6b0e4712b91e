import type { JournalEntry } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import { runToJson } from './harness/run-node';
import { sandboxWith } from './harness/sandbox';

const LATENCY_MS = 30;

/**
 * The most requests that were under way at once, seen in the first half of their wait: when the server notes that one is
 * over, the client may have had the answer and sent the next.
 */
function mostAtOnce(entries: readonly JournalEntry[]): number {
  const spans = entries.map(({ time }) => [Date.parse(time), Date.parse(time) + LATENCY_MS / 2] as const);
  return Math.max(...spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length));
}

test.each([1, 3])('has no more than %i requests under way when Options say so', async (maxConcurrency) => {
  const { server, credentials } = await sandboxWith({ companies: 120, latencyMs: LATENCY_MS });
  const options = { pageSize: 10, maxConcurrency };
  await runToJson({ credentials, parameters: { resource: 'usage', operation: 'getMonthlyTotal', options } });
  const searches = server.sandbox.journal.list().filter(({ path }) => path === '/api/companies/search');
  expect(searches.length).toBeGreaterThanOrEqual(12);
  expect(mostAtOnce(searches)).toBe(maxConcurrency);
});

test.each([
  ['there is none', {}],
  ['it has expired', { accessToken: 'old', tokenExpiresAt: '2020-01-01T00:00:00.000Z' }],
  ['it was issued for other settings', { tokenFor: 'others' }],
])('asks for one token when %s, though several requests go out at once', async (_when, stored) => {
  const { server, credentials } = await sandboxWith({ companies: 120, latencyMs: LATENCY_MS });
  const parameters = { resource: 'usage', operation: 'getMonthlyTotal', options: { pageSize: 10, maxConcurrency: 8 } };
  const tokens = () => server.sandbox.journal.list().filter(({ path }) => path === '/connect/token').length;
  await runToJson({ credentials, parameters });
  expect(tokens()).toBe(1);
  credentials.edit(stored);
  server.sandbox.journal.clear();
  await runToJson({ credentials, parameters });
  expect(tokens()).toBe(Object.keys(stored).length > 0 ? 1 : 0);
});
