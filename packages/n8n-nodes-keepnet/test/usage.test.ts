import { describe, expect, test } from 'vitest';

import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith, TODAY } from './harness/sandbox';

const THIS_MONTH = TODAY.slice(0, 7);
const monthBefore = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};
const LAST_MONTH = monthBefore(THIS_MONTH);
const total = { resource: 'usage', operation: 'getMonthlyTotal' };
const compare = { resource: 'usage', operation: 'compareMonths' };

interface Counted {
  readonly monthlyUsers: number;
}

const sum = (rows: readonly Counted[]): number => rows.reduce((users, row) => users + row.monthlyUsers, 0);

describe('usage: getMonthlyTotal', () => {
  test.each([
    ['the previous month by default', {}, LAST_MONTH],
    ['the current month', { period: 'currentMonth' }, THIS_MONTH],
    ['the month named', { period: 'custom', month: ' 2026-03 ' }, '2026-03'],
    ['a month from an expression', { period: 'custom', month: '={{ "2026-0" + 4 }}' }, '2026-04'],
  ])('returns the total of %s', async (_name, parameters, month) => {
    const { server, credentials } = await sandboxWith();
    const [row, ...others] = await runToJson({ credentials, parameters: { ...total, ...parameters } });
    const companies = server.sandbox.snapshot({ month });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ month, totalMonthlyUsers: sum(companies), companyCount: companies.length, groups: [] });
    expect(row?.['completeness']).toMatchObject({ uniqueCompanies: companies.length, monthSelected: true });
  });

  test("takes the month in the workflow's time zone", async () => {
    const { credentials } = await sandboxWith({ companies: 5 });
    const monthIn = (timeZone: string): string =>
      new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(new Date()).slice(0, 7);
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const byWorkflow = { credentials, timezone: zone, parameters: total };
      const byOptions = { credentials, parameters: { ...total, options: { timeZone: zone } } };
      for (const options of [byWorkflow, byOptions]) {
        expect((await runToJson(options))[0]).toMatchObject({ month: monthBefore(monthIn(zone)) });
      }
    }
  });

  test.each(['resellerName', 'licenseTypeName', 'industryName'] as const)('returns groups by %s', async (groupBy) => {
    const { server, credentials } = await sandboxWith();
    const [row] = await runToJson({ credentials, parameters: { ...total, options: { groupBy } } });
    const groups = row?.['groups'] as unknown as (Counted & { group: string | null; companyCount: number })[];
    expect(groups.length).toBeGreaterThan(1);
    expect(sum(groups)).toBe(row?.['totalMonthlyUsers']);
    for (const { group, monthlyUsers, companyCount } of groups) {
      const members = server.sandbox.snapshot({ month: LAST_MONTH }).filter((company) => company[groupBy] === group);
      expect([sum(members), members.length]).toEqual([monthlyUsers, companyCount]);
    }
  });

  test('returns groups by tag that overlap', async () => {
    const { server, credentials } = await sandboxWith();
    const [row] = await runToJson({ credentials, parameters: { ...total, options: { groupBy: 'tag' } } });
    const groups = row?.['groups'] as unknown as (Counted & { group: string | null })[];
    const tagged = groups.find(({ group }) => group !== null);
    const members = server.sandbox
      .snapshot({ month: LAST_MONTH })
      .filter(({ tags }) => tagged?.group && tags.includes(tagged.group));
    expect(tagged?.monthlyUsers).toBe(sum(members));
  });

  test('returns the same total from the export, and both when strict', async () => {
    const { server, credentials } = await sandboxWith();
    const [search] = await runToJson({ credentials, parameters: total });
    expect(pathsOf(server)).not.toContain('/api/companies/search/export');
    const [file] = await runToJson({ credentials, parameters: { ...total, options: { source: 'export' } } });
    expect(pathsOf(server)).toContain('/api/companies/search/export');
    const [strict] = await runToJson({ credentials, parameters: { ...total, options: { verification: 'strict' } } });
    expect(file?.['totalMonthlyUsers']).toBe(search?.['totalMonthlyUsers']);
    expect(strict).toMatchObject({
      totalMonthlyUsers: search?.['totalMonthlyUsers'],
      completeness: { verification: 'strict', exportTotal: search?.['totalMonthlyUsers'] },
    });
  });

  test.each([
    ['October', 'A month is written YYYY-MM'],
    ['2025-11', '2025-12'],
    ['2099-01', 'lies in the future'],
  ])('throws before anything is sent for the month "%s"', async (month, message) => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    const { error } = await runNode({ credentials, parameters: { ...total, period: 'custom', month } });
    expect(error?.message).toContain(message);
    expect(pathsOf(server)).toEqual([]);
  });

  test('throws rather than count another month when the server cannot select months', async () => {
    const { credentials } = await sandboxWith({ companies: 5, scenario: 'no-month' });
    const { error, items } = await runNode({ credentials, parameters: total });
    expect(error?.message).toMatch(/month/i);
    expect(items).toEqual([]);
    const [row] = await runToJson({ credentials, parameters: { ...total, period: 'currentMonth' } });
    expect(row?.['completeness']).toMatchObject({ monthSelected: false });
  });

  test('throws when the export disagrees in a strict count', async () => {
    const { credentials } = await sandboxWith({ companies: 50, scenario: 'export-ignores-month' });
    const { error, items } = await runNode({
      credentials,
      parameters: { ...total, options: { verification: 'strict' } },
    });
    expect(error?.name).toBe('NodeOperationError');
    expect(items).toEqual([]);
  });
});

describe('usage: compareMonths', () => {
  test.each([
    ['the previous month by default', {}, LAST_MONTH],
    ['the current month', { period: 'currentMonth' }, THIS_MONTH],
    ['the month named', { period: 'custom', month: '2026-03' }, '2026-03'],
  ])('returns %s and the one before it, as one item', async (_name, parameters, to) => {
    const { server, credentials } = await sandboxWith();
    const from = monthBefore(to);
    const rows = await runToJson({ credentials, parameters: { ...compare, ...parameters } });
    const totalFrom = sum(server.sandbox.snapshot({ month: from }));
    const totalTo = sum(server.sandbox.snapshot({ month: to }));
    expect(rows).toEqual([{ from, to, totalFrom, totalTo, change: totalTo - totalFrom, companies: expect.any(Array) }]);
    const companies = rows[0]?.['companies'] as unknown as { companyId: string; monthlyUsersTo: number }[];
    for (const { companyId, monthlyUsers } of server.sandbox.snapshot({ month: to })) {
      expect(companies.find((company) => company.companyId === companyId)?.monthlyUsersTo).toBe(monthlyUsers);
    }
  });

  test.each([
    ['2025-12', '2025-11 lies before it'],
    ['2026-13', 'but it is "2026-13"'],
  ])('throws for %s', async (month, message) => {
    const { credentials } = await sandboxWith({ companies: 5 });
    const { error } = await runNode({ credentials, parameters: { ...compare, period: 'custom', month } });
    expect([error?.message, error?.description].join(' ')).toContain(message);
  });
});
