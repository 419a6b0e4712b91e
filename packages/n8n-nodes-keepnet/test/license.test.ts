import { describe, expect, test } from 'vitest';

import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith, TODAY } from './harness/sandbox';

type Row = Record<string, unknown>;

const idsOf = (rows: readonly object[]): unknown[] => rows.map((row) => (row as Row)['companyId']).sort();
const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const overLimit = { resource: 'license', operation: 'getOverLimit' };
const expired = { resource: 'license', operation: 'getExpired' };
const renewals = { resource: 'license', operation: 'getRenewals' };
const columns = (...own: string[]): string[] => [
  ...[
    'companyName',
    'usageMonth',
    'monthlyUsers',
    'licenseLimit',
    'targetUsers',
    ...own,
    'resellerName',
    'renewalDate',
  ],
  ...['industryName', 'licenseTypeName', 'inactiveUsers', 'deletedUsers', 'licenseExpired', 'createdAt', 'tags'],
  'companyId',
];

describe('license: getOverLimit', () => {
  test('returns exactly the companies over their limit, the largest excess first', async () => {
    const { server, credentials } = await sandboxWith();
    const rows = await runToJson({ credentials, parameters: overLimit });
    const due = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
    expect(due.length).toBeGreaterThan(3);
    expect(idsOf(rows)).toEqual(idsOf(due));
    const excess = rows.map((row) => Number(row['excessUsers']));
    expect(excess).toEqual([...excess].sort((a, b) => b - a));
    expect(Object.keys(rows[0] ?? {})).toEqual(columns('excessUsers', 'utilizationPercent'));
  });

  test('returns the first ones up to the limit', async () => {
    const { credentials } = await sandboxWith();
    const all = await runToJson({ credentials, parameters: overLimit });
    const parameters = { ...overLimit, returnAll: false, limit: 2 };
    const totalMatches = all.length;
    expect(await runToJson({ credentials, parameters })).toEqual(
      all.slice(0, 2).map((row) => ({ ...row, totalMatches })),
    );
    expect(all[0]).not.toHaveProperty('totalMatches');
  });

  test.each(['getOverLimit', 'getExpired', 'getRenewals'])('%s says how many a limit leaves out', async (operation) => {
    const { credentials } = await sandboxWith();
    const parameters = { resource: 'license', operation, days: 90 };
    const { length } = await runToJson({ credentials, parameters });
    const cut = await runNode({ credentials, parameters: { ...parameters, returnAll: false, limit: length - 1 } });
    const said = `${length - 1} of ${length} companies are shown. Turn on Return All to get all of them.`;
    expect(cut.hints.map(({ message }) => message)).toEqual([said]);
    const whole = await runNode({ credentials, parameters: { ...parameters, returnAll: false, limit: length } });
    expect(whole.hints).toEqual([]);
  });

  test('returns the same when verification is strict, without the server flag', async () => {
    const { server, credentials } = await sandboxWith({ pageCap: 50 });
    const automatic = await runToJson({ credentials, parameters: overLimit });
    expect(JSON.stringify(server.sandbox.journal.list())).toContain('isTargetUserCountExceededLimit');
    server.sandbox.journal.clear();
    const parameters = { ...overLimit, verification: 'strict' };
    expect(await runToJson({ credentials, parameters })).toEqual(automatic);
    expect(JSON.stringify(server.sandbox.journal.list())).not.toContain('isTargetUserCountExceededLimit');
  });

  test("returns the API's own fields and what the list adds when Simplify is off", async () => {
    const { credentials } = await sandboxWith();
    const [row] = await runToJson({ credentials, parameters: { ...overLimit, simplify: false } });
    expect(row).toMatchObject({ companyResourceId: expect.any(String), numberOfUsers: expect.any(String) });
    expect(row?.['excessUsers']).toBe(Number(row?.['targetUserCount']) - Number(row?.['numberOfUsers']));
    expect(row).not.toHaveProperty('companyId');
  });
});

describe('license: getExpired', () => {
  test('returns exactly the expired companies, the longest expired first', async () => {
    const { server, credentials } = await sandboxWith();
    const rows = await runToJson({ credentials, parameters: expired });
    const due = server.sandbox.snapshot().filter(({ isExpired }) => isExpired);
    expect(due.length).toBeGreaterThan(3);
    expect(idsOf(rows)).toEqual(idsOf(due));
    const days = rows.map((row) => Number(row['daysExpired']));
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(1);
  });

  test.each([['2026-06-01'], ['2026-06-01T23:59:00'], ['={{ DateTime.fromISO("2026-06-01T12:00:00Z") }}']])(
    'returns those expired as of %s',
    async (asOf) => {
      const { server, credentials } = await sandboxWith();
      const rows = await runToJson({ credentials, parameters: { ...expired, options: { asOf } } });
      const due = server.sandbox.snapshot().filter(({ renewalDay }) => renewalDay && renewalDay < '2026-06-01');
      expect(due.length).toBeGreaterThan(0);
      expect(idsOf(rows)).toEqual(idsOf(due));
    },
  );

  test("takes today in the workflow's time zone, and in that of Options before it", async () => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    const [company] = server.sandbox.snapshot();
    server.sandbox.world.change(company?.companyId ?? '', { renewalDay: '2026-05-31', renewalTime: null });
    const asOf = '2026-05-31T20:00:00Z';
    const isThere = async (timezone: string, timeZone?: string): Promise<boolean> => {
      const options = { asOf, ...(timeZone && { timeZone }) };
      const rows = await runToJson({ credentials, timezone, parameters: { ...expired, options } });
      return rows.some(({ companyId }) => companyId === company?.companyId);
    };
    expect(await isThere('UTC')).toBe(false);
    expect(await isThere('Asia/Tokyo')).toBe(true);
    expect(await isThere('UTC', 'Asia/Tokyo')).toBe(true);
    expect(await isThere('Asia/Tokyo', 'America/New_York')).toBe(false);
  });

  test('writes a Renewal Date that is a calendar day as that day', async () => {
    const { credentials } = await sandboxWith({ scenario: 'date-year-first' });
    const rows = await runToJson({ credentials, timezone: 'America/New_York', parameters: expired });
    const dates = rows.map((row) => String(row['renewalDate']));
    expect(dates.filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)).length).toBeGreaterThan(0);
    expect(dates.filter((date) => date.endsWith('T00:00:00Z'))).toEqual([]);
  });
});

describe('license: getRenewals', () => {
  test.each([0, 30])('returns those due within %i days, both ends included', async (days) => {
    const { server, credentials } = await sandboxWith({ companies: 400 });
    const rows = await runToJson({ credentials, parameters: { ...renewals, days } });
    const last = daysLater(TODAY, days);
    const due = server.sandbox.snapshot().filter(({ renewalDay: day }) => day && day >= TODAY && day <= last);
    expect(idsOf(rows)).toEqual(idsOf(due));
    const left = rows.map((row) => Number(row['daysUntilRenewal']));
    expect(left).toEqual([...left].sort((a, b) => a - b));
  });

  test('returns no item when nothing is due', async () => {
    const { credentials } = await sandboxWith({ companies: 5 });
    const options = { asOf: '2050-01-01' };
    expect((await runNode({ credentials, parameters: { ...renewals, days: 1, options } })).items).toEqual([]);
  });

  test('asks for pages as large as Options say', async () => {
    const { server, credentials } = await sandboxWith();
    const options = { pageSize: 50, maxConcurrency: 2 };
    await runToJson({ credentials, parameters: { ...renewals, days: 30, verification: 'strict', options } });
    const bodies = server.sandbox.journal.list().map(({ body }) => body as { pageSize?: number } | null);
    expect(new Set(bodies.flatMap((body) => body?.pageSize ?? []))).toEqual(new Set([50]));
    // Three pages, read twice.
    expect(pathsOf(server).filter((path) => path === '/api/companies/search')).toHaveLength(6);
  });
});
