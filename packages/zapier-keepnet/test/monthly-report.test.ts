import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { perform } from '../src/creates/monthly-report';
import { handle } from './harness/app-handler';
import { type Fixture, sandboxWith } from './harness/sandbox';
import { startStash, type StashServer } from './harness/stash';
import { thrownBy } from './harness/thrown-by';

type Result = Awaited<ReturnType<typeof perform>>;

// The runtime stashes nothing without a key.
beforeAll(() => void vi.stubEnv('ZAPIER_DEPLOY_KEY', 'test'));
afterAll(() => void vi.unstubAllEnvs());

async function report(stash: StashServer, { authData }: Fixture, inputData: object): Promise<Result> {
  return await handle<Result>({
    command: 'execute',
    method: 'creates.monthly_report.operation.perform',
    rpc_base: stash.rpcBase,
    bundle: { authData, inputData, meta: { timezone: 'Europe/Istanbul' } },
  });
}

test('hands over the numbers, the mail and the workbook of a month', async () => {
  const fixture = await sandboxWith({ companies: 300 });
  const stash = await startStash();
  const result = await report(stash, fixture, { month: '2026-02', days: '45' });
  const due = fixture.server.sandbox.snapshot({ month: '2026-02' });
  const users = due.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  const earlier = fixture.server.sandbox.snapshot({ month: '2026-01' });
  const before = earlier.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  expect(result).toMatchObject({
    id: '2026-02',
    month_closed: true,
    total_monthly_users: users,
    previous_total: before,
    change: users - before,
    company_count: 300,
    counted_twice: true,
    renewal_days: 45,
    file_name: 'keepnet-report-2026-02.xlsx',
    customer_file: null,
  });
  expect(result.resellers.reduce((sum, one) => sum + one.monthly_users, 0)).toBe(users);
  for (const text of [result.subject, result.html, result.text]) expect(text).toContain(users.toLocaleString('en-US'));
  expect(result.proof).toMatch(/Istanbul\.$/);

  const { Sheets } = read(stash.files[0]?.bytes, { type: 'buffer' });
  const rows = utils.sheet_to_json<Record<string, unknown>>(Sheets['Customers'] ?? {});
  expect(rows.filter((row) => row['Company ID'])).toHaveLength(300);
  expect(rows.at(-1)).toMatchObject({ Customer: 'Total', 'Monthly Users': users });
  expect(result.file_size).toBe(stash.files[0]?.bytes.length);
});

test('hands over nothing when the export contradicts the search', async () => {
  const fixture = await sandboxWith({ companies: 50 });
  fixture.server.sandbox.setScenario('export-ignores-month');
  const stash = await startStash();
  const error = await thrownBy(report(stash, fixture, { month: '2026-02' }));
  expect(error.message).toMatch(/Do not invoice: /);
  expect(stash.files).toEqual([]);
});
