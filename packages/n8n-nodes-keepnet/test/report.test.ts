import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';

import { bytesOf } from './harness/read-file';
import { runNode, runToJson } from './harness/run-node';
import { sandboxWith, TODAY } from './harness/sandbox';

const report = { resource: 'billing', operation: 'createReport', period: 'custom', month: '2026-02' };

describe('billing: create report', () => {
  test('returns the numbers, the mail and the workbook of a month', async () => {
    const { server, credentials } = await sandboxWith();
    const { items, error } = await runNode({ credentials, parameters: { ...report, options: { asOf: TODAY } } });
    expect(error).toBeUndefined();
    expect(items).toHaveLength(1);
    const due = server.sandbox.snapshot({ month: '2026-02' });
    const earlier = server.sandbox.snapshot({ month: '2026-01' });
    const users = (rows: typeof due): number => rows.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
    const json = items[0]?.json ?? {};
    expect(json).toMatchObject({
      month: '2026-02',
      monthClosed: true,
      totalMonthlyUsers: users(due),
      previousMonth: '2026-01',
      previousTotal: users(earlier),
      change: users(due) - users(earlier),
      companyCount: due.length,
      overLimitCount: due.filter(({ isOverLimit }) => isOverLimit).length,
      expiredInUseCount: due.filter(({ isExpired, monthlyUsers }) => isExpired && monthlyUsers > 0).length,
      renewalDays: 90,
      countedTwice: true,
      fileName: 'keepnet-report-2026-02.xlsx',
    });
    const total = users(due).toLocaleString('en-US');
    expect(json['subject']).toContain(`February 2026: ${total} Monthly Users`);
    expect(json['html']).toContain(total);
    expect(json['text']).toContain(total);

    const { Sheets, SheetNames } = read(await bytesOf(items[0]));
    expect(SheetNames[0]).toBe('Summary');
    const rows = utils.sheet_to_json<Record<string, unknown>>(Sheets['Customers'] ?? {});
    const listed = rows.filter((row) => row['Company ID']);
    expect(listed).toHaveLength(due.length);
    expect(rows.at(-1)).toMatchObject({ Customer: 'Total', 'Monthly Users': users(due) });
  });

  test('takes the days, the trend and the name of the field from the options', async () => {
    const { credentials } = await sandboxWith({ companies: 30 });
    const options = { days: 30, trendMonths: 3, binaryPropertyName: 'workbook' };
    const { items } = await runNode({ credentials, parameters: { ...report, options } });
    expect(items[0]?.json).toMatchObject({ renewalDays: 30 });
    expect(items[0]?.json['months']).toMatchObject([{ month: '2025-12' }, { month: '2026-01' }, { month: '2026-02' }]);
    expect(items[0]?.json['html']).toContain('Renewals in the next 30 days');
    expect(Object.keys(items[0]?.binary ?? {})).toEqual(['workbook']);
  });

  test('returns no report when the export contradicts the search', async () => {
    const { credentials } = await sandboxWith({ companies: 50, scenario: 'export-ignores-month' });
    const { error, items } = await runNode({ credentials, parameters: report });
    expect(error?.message).toMatch(/^Do not invoice: /);
    expect(items).toEqual([]);
  });

  test('says in the mail that the running month still grows', async () => {
    const { credentials } = await sandboxWith({ companies: 20 });
    const [json] = await runToJson({ credentials, parameters: { ...report, period: 'currentMonth' } });
    expect(json).toMatchObject({ monthClosed: false });
    expect(json?.['subject']).toContain('so far');
  });
});
