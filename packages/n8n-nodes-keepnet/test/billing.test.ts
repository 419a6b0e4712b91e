import { expect, test } from 'vitest';

import { runNode, runToJson } from './harness/run-node';
import { sandboxWith } from './harness/sandbox';

const lines = { resource: 'billing', operation: 'getUsageLines', period: 'custom', month: '2026-02' };

test('returns a usage line for every company, zeros included, and never a part of them', async () => {
  const { server, credentials } = await sandboxWith({ scenario: 'month-drops-zero' });
  const rows = await runToJson({ credentials, parameters: lines });
  const due = server.sandbox.snapshot({ month: '2026-02' });
  expect(due.some(({ monthlyUsers }) => monthlyUsers === 0)).toBe(true);
  const written = rows.map(({ key, usageMonth, monthlyUsers }) => [key, usageMonth, monthlyUsers].join(' ')).sort();
  expect(written).toEqual(
    due
      .map(({ companyId, monthlyUsers }) => `keepnet:${companyId}:monthly-users:2026-02 2026-02 ${monthlyUsers}`)
      .sort(),
  );
  expect(Object.keys(rows[0] ?? {}).slice(0, 3)).toEqual(['companyName', 'usageMonth', 'monthlyUsers']);
  expect(Object.keys(rows[0] ?? {}).slice(-2)).toEqual(['key', 'companyId']);
});

test('returns each line once, however many items come in', async () => {
  const { credentials } = await sandboxWith({ companies: 3 });
  const { items, hints } = await runNode({ credentials, parameters: lines, input: [{ n: 1 }, { n: 2 }, { n: 3 }] });
  expect(items).toHaveLength(3);
  expect(hints.filter(({ message }) => message.includes('given once'))).toHaveLength(1);
});

test('returns no line when the export contradicts the search', async () => {
  const { credentials } = await sandboxWith({ companies: 50, scenario: 'export-ignores-month' });
  const { error, items } = await runNode({ credentials, parameters: lines });
  expect(error?.message).toMatch(/^Do not invoice: /);
  expect(items).toEqual([]);
});
