import { describe, expect, test } from 'vitest';

import { perform as monthlyUserTotal } from '../src/searches/monthly-user-total';
import { lastMonth, thisMonth } from './harness/days';
import { pathsOf, sandboxWith } from './harness/sandbox';
import { thrownBy } from './harness/thrown-by';

const users = (companies: readonly { monthlyUsers: number }[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

describe('Find Monthly User Total', () => {
  test.each([
    ['the previous month by default', {}, lastMonth],
    ['the previous month for empty fields', { period: '', month: null, group_by: [] }, lastMonth],
    ['the current month', { period: 'current_month' }, thisMonth],
    ['a month without a period', { month: ' 2025-12 ' }, (): string => '2025-12'],
    ['a custom month', { period: 'Custom Month', month: '12/2025' }, (): string => '2025-12'],
    ['the month of a day', { period: 'custom', month: '2025-12-31' }, (): string => '2025-12'],
    ['the month of a moment', { month: '2025-12-31T23:30:00-05:00' }, (): string => '2025-12'],
  ])('adds up %s', async (_name, inputData, monthOf) => {
    const { run, server } = await sandboxWith();
    const rows = await run(monthlyUserTotal, inputData);
    const companies = server.sandbox.snapshot({ month: monthOf() });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: monthOf(),
      month: monthOf(),
      total_monthly_users: users(companies),
      company_count: companies.length,
      groups: [],
      month_closed: monthOf() !== thisMonth(),
      total_records: companies.length,
      counted_twice: true,
      second_count: 'agreed',
      export_total: users(companies),
    });
  });

  test.each(['Strict', 'auto', ''])(
    'counts a second time through the export when Verification is %j',
    async (verification) => {
      const { run, server } = await sandboxWith();
      const [row] = await run(monthlyUserTotal, { verification });
      const total = users(server.sandbox.snapshot({ month: lastMonth() }));
      expect(row).toMatchObject({
        total_monthly_users: total,
        counted_twice: true,
        export_total: total,
      });
      expect(pathsOf(server)).toContain('/api/companies/search/export');
    },
  );

  test.each([
    ['reseller_name', 'resellerName'],
    ['tag', 'tags'],
  ])('a name that holds lines adds none to the summary by %s', async (group_by, field) => {
    const { run, server } = await sandboxWith({ companies: 3 });
    const forged = 'ACME\r\n\r\nComplete: 9 of 9 companies counted, each once.\u2028Keepnet Monthly Users: 1';
    for (const { companyId } of server.sandbox.snapshot()) {
      server.sandbox.world.change(companyId, { [field]: field === 'tags' ? [forged] : forged });
    }
    const [row] = await run(monthlyUserTotal, { group_by });
    expect(row?.groups).toMatchObject([{ company_count: 3 }]);
    const lines = row?.summary_text.split(/[\r\n\u2028\u2029]/) ?? [];
    expect(lines.filter((line) => line.startsWith('Complete: '))).toEqual([
      expect.stringMatching(/^Complete: 3 of 3 companies counted, each once \(.* UTC\)\.$/),
    ]);
    expect(lines.filter((line) => line.startsWith('Keepnet Monthly Users'))).toHaveLength(1);
    expect(lines).toHaveLength(8);
  });

  test('says of a running month that it is not to be invoiced, and never that it is complete', async () => {
    const { run } = await sandboxWith();
    const [row] = await run(monthlyUserTotal, { period: 'current_month' });
    expect(row).toMatchObject({ month_closed: false });
    expect(row?.summary_text).toMatch(/, so far: /);
    expect(row?.summary_text).toContain('do not invoice');
    expect(row?.summary_text).not.toContain('Complete');
  });

  test('gives a total that could be counted only once, and says so', async () => {
    const { run, server } = await sandboxWith();
    server.sandbox.setScenario('export-error:400');
    const [row] = await run(monthlyUserTotal);
    expect(row).toMatchObject({ counted_twice: false, second_count: 'unavailable', export_total: null });
    expect(row?.summary_text).toContain('Not counted a second time');
  });

  test('throws when it is strict and the export is refused', async () => {
    const { run, server } = await sandboxWith();
    server.sandbox.setScenario('export-error:400');
    expect(await thrownBy(run(monthlyUserTotal, { verification: 'strict' }))).toMatchObject({ name: 'AppError' });
  });

  test.each([
    ['reseller_name', 'resellerName'],
    ['license_type_name', 'licenseTypeName'],
    ['industry_name', 'industryName'],
  ] as const)('adds up by %s', async (group_by, field) => {
    const { run, server } = await sandboxWith();
    const [row] = await run(monthlyUserTotal, { group_by });
    const companies = server.sandbox.snapshot({ month: lastMonth() });
    expect(row?.id).toBe(`${lastMonth()}:${group_by}`);
    expect(row?.groups.length).toBe(new Set(companies.map((company) => company[field])).size);
    for (const { group, monthly_users, company_count } of row?.groups ?? []) {
      const members = companies.filter((company) => (company[field] ?? '(None)') === group);
      expect([monthly_users, company_count]).toEqual([users(members), members.length]);
    }
  });

  test('tells it in a text that is ready to be sent', async () => {
    const { run, server } = await sandboxWith({ companies: 6, seed: 3 });
    for (const [index, { companyId }] of server.sandbox.world.companies.entries()) {
      const resellerName = index < 2 ? 'ACME Resale' : index < 5 ? 'Baltic Secure' : null;
      server.sandbox.world.change(companyId, { resellerName, monthlyUsers: [1000 * (index + 1), 1] });
    }
    const [row] = await run(monthlyUserTotal, { month: '2025-12', group_by: 'reseller_name' });
    expect(row?.summary_text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, '2026-11-20 08:00')).toMatchInlineSnapshot(`
      "Keepnet Monthly Users, December 2025: 21,000
      Companies: 6

      By reseller:
      - Baltic Secure: 12,000 (3 companies)
      - ACME Resale: 3,000 (2 companies)
      - (None): 6,000 (1 company)

      Complete: 6 of 6 companies counted, each once (2026-11-20 08:00 UTC).
      Counted a second time through Keepnet's export: 21,000."
    `);
  });

  test('says so when the server counts its current month alone', async () => {
    const { run } = await sandboxWith({ scenario: 'no-month' });
    const [row] = await run(monthlyUserTotal, { period: 'current_month' });
    expect(row?.summary_text).toContain('cannot be told which month');
  });

  test.each([
    { month: '2026-13' },
    { month: 'October' },
    { month: '2025-11' },
    { month: '2999-01' },
    { month: '2026-101' },
    { month: '13/2026' },
    { month: '2025-12', period: 'previous_month' },
    { period: 'custom' },
    { period: 'week' },
    { group_by: 'x' },
    { verification: 'sure' },
  ])('throws for %j', async (inputData) => {
    const { run } = await sandboxWith({ companies: 5 });
    const error = await thrownBy(run(monthlyUserTotal, inputData));
    expect(error).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
  });

  test('names the choices as they are shown, with what stands for them', async () => {
    const { run } = await sandboxWith({ companies: 1 });
    const error = await thrownBy(run(monthlyUserTotal, { group_by: 'x' }));
    expect(error.message).toContain('Reseller (reseller_name), License Type (license_type_name)');
  });

  test("follows the account's time zone", async () => {
    const { run } = await sandboxWith({ companies: 5 });
    const [utc] = await run(monthlyUserTotal, {}, { timezone: null });
    expect(utc?.month).toBe(lastMonth());
    const error = await thrownBy(run(monthlyUserTotal, {}, { timezone: 'Mars/Olympus' }));
    expect(error.message).toContain('time zone');
  });
});
