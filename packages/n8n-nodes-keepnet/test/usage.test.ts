import { describe, expect, test } from 'vitest';

import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith, TODAY } from './harness/sandbox';

const EXPORT = '/api/companies/search/export';

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
    expect(row).toMatchObject({ month, totalMonthlyUsers: sum(companies), companyCount: companies.length });
    expect(row?.['monthClosed']).toBe(month !== THIS_MONTH);
    expect(row).not.toHaveProperty('groups');
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
    const [row] = await runToJson({ credentials, parameters: { ...total, groupBy } });
    const groups = row?.['groups'] as unknown as (Counted & { group: string; companyCount: number })[];
    expect(groups.length).toBeGreaterThan(1);
    expect(sum(groups)).toBe(row?.['totalMonthlyUsers']);
    for (const { group, monthlyUsers, companyCount } of groups) {
      const members = server.sandbox
        .snapshot({ month: LAST_MONTH })
        .filter((company) => (company[groupBy] ?? '(None)') === group);
      expect([sum(members), members.length]).toEqual([monthlyUsers, companyCount]);
    }
  });

  test('returns groups by tag that overlap', async () => {
    const { server, credentials } = await sandboxWith();
    const [row] = await runToJson({ credentials, parameters: { ...total, groupBy: 'tag' } });
    const groups = row?.['groups'] as unknown as (Counted & { group: string })[];
    const tagged = groups.find(({ group }) => group !== '(None)');
    const members = server.sandbox
      .snapshot({ month: LAST_MONTH })
      .filter(({ tags }) => tagged && tags.includes(tagged.group));
    expect(tagged?.monthlyUsers).toBe(sum(members));
  });

  test('returns each group as an item of its own when asked to, with the total beside it', async () => {
    const { credentials } = await sandboxWith();
    const grouped = { ...total, groupBy: 'resellerName' };
    const [whole] = await runToJson({ credentials, parameters: grouped });
    const rows = await runToJson({ credentials, parameters: { ...grouped, splitGroups: true } });
    const groupOf = ({ group, monthlyUsers, companyCount }: Record<string, unknown>) => ({
      group,
      monthlyUsers,
      companyCount,
    });
    expect(rows.map(groupOf)).toEqual(whole?.['groups']);
    for (const row of rows) {
      expect(row).toMatchObject({ month: LAST_MONTH, totalMonthlyUsers: whole?.['totalMonthlyUsers'] });
      expect(row['proof']).toBe(whole?.['proof']);
    }
  });

  test.each([
    ['auto', 'none', 'counted twice, both $'],
    ['strict', 'none', 'counted twice, both $'],
    ['standard', 'none', 'counted once, as Verification says'],
    ['auto', 'export-error:400', "counted once, because Keepnet's export could not be used"],
  ])('says right after the number how it was proved: %s, %s', async (verification, scenario, counted) => {
    const { server, credentials } = await sandboxWith({ companies: 2000, scenario });
    const [row] = await runToJson({ credentials, parameters: { ...total, verification } });
    const users = Number(row?.['totalMonthlyUsers']).toLocaleString('en-US');
    expect(row?.['proof']).toBe(`2,000 of 2,000 companies read; ${counted.replace('$', users)}`);
    expect(Object.keys(row ?? {}).slice(2, 4)).toEqual(['totalMonthlyUsers', 'proof']);
    expect(row?.['completeness']).toMatchObject({ verification });
    expect(pathsOf(server).includes(EXPORT)).toBe(verification !== 'standard');
  });

  test('says of the current month that it is not over', async () => {
    const { credentials } = await sandboxWith({ companies: 5, scenario: 'no-month' });
    const [row] = await runToJson({ credentials, parameters: { ...total, period: 'currentMonth' } });
    expect(row).toMatchObject({ monthClosed: false, completeness: { monthSelected: false } });
    expect(row?.['proof']).toMatch(/cannot select a month and counted its current one; the month is not over yet$/);
  });

  test('throws what to choose when the server refuses months', async () => {
    const { credentials } = await sandboxWith({ companies: 5, scenario: 'no-month' });
    const { error, items } = await runNode({ credentials, parameters: total });
    expect(items).toEqual([]);
    expect(error?.message).toBe(`No result: this Keepnet server refuses to select ${LAST_MONTH}.`);
    expect(error?.description).toMatch(/^In Period choose Current Month, or ask Keepnet support/);
  });

  test('throws when the export contradicts the search', async () => {
    const { credentials } = await sandboxWith({ companies: 50, scenario: 'export-ignores-month' });
    const { error, items } = await runNode({ credentials, parameters: total });
    expect(error?.message).toMatch(/^Do not invoice: Keepnet contradicts itself about/);
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
    expect(Object.keys((rows[0]?.['companies'] as unknown as object[])[0] ?? {})).toEqual([
      'companyName',
      'monthlyUsersFrom',
      'monthlyUsersTo',
      'change',
      'status',
      'companyId',
    ]);
    const companies = rows[0]?.['companies'] as unknown as { companyId: string; monthlyUsersTo: number }[];
    for (const { companyId, monthlyUsers } of server.sandbox.snapshot({ month: to })) {
      expect(companies.find((company) => company.companyId === companyId)?.monthlyUsersTo).toBe(monthlyUsers);
    }
  });

  test('throws for the first month, which has none before it', async () => {
    const { credentials } = await sandboxWith({ companies: 5 });
    const parameters = { ...compare, period: 'custom', month: '2025-12' };
    const { error } = await runNode({ credentials, parameters });
    expect([error?.message, error?.description].join(' ')).toContain('2025-11 is earlier');
  });
});
