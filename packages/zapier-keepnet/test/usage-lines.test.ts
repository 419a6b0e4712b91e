import { describe, expect, test } from 'vitest';

import { perform as usageLines } from '../src/searches/usage-lines';
import { lastMonth, thisMonth } from './harness/days';
import { handle } from './harness/app-handler';
import { pathsOf, sandboxWith } from './harness/sandbox';
import { thrownBy } from './harness/thrown-by';

const sum = (rows: readonly { monthly_users: number }[]): number =>
  rows.reduce((total, { monthly_users }) => total + monthly_users, 0);

describe('Find Usage Lines', () => {
  test('gives a line for each company with users, which add up to the total of the month', async () => {
    const { run, server } = await sandboxWith({ companies: 200 });
    const rows = await run(usageLines);
    const companies = server.sandbox.snapshot({ month: lastMonth() });
    const used = companies.filter(({ monthlyUsers }) => monthlyUsers > 0);
    expect(rows.map(({ company_id }) => company_id).sort()).toEqual(used.map(({ companyId }) => companyId).sort());
    const total = companies.reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);
    expect(sum(rows)).toBe(total);
    for (const row of rows) {
      expect(row).toMatchObject({
        id: `${row.company_id}:${lastMonth()}`,
        usage_month: lastMonth(),
        period_start: `${lastMonth()}-01`,
        month_closed: true,
        counted_twice: true,
        total_monthly_users: total,
        total_matches: rows.length,
        customer_ref: null,
        customer_ref_status: 'not_asked',
      });
      expect(row.invoice_number).toMatch(/^KN-\d{6}-[0-9A-Z]{11}$/);
      expect(row.description).not.toContain('do not invoice');
    }
    expect(await run(usageLines, { include_zero: 'Yes' })).toHaveLength(companies.length);
  });

  test('numbers invoices alike on each run, and otherwise for each company and month', async () => {
    const { run } = await sandboxWith({ companies: 150 });
    const numbersOf = async (month: string) =>
      (await run(usageLines, { month, include_zero: true })).map((row) => row.invoice_number).sort();
    const january = await numbersOf('2026-01');
    expect(await numbersOf('2026-01')).toEqual(january);
    expect(new Set([...january, ...(await numbersOf('2026-02'))]).size).toBe(2 * january.length);
  });

  test('ends a period with the last day of its month', async () => {
    const { run } = await sandboxWith({ companies: 5 });
    const [row] = await run(usageLines, { month: '02/2026', include_zero: true });
    expect(row).toMatchObject({ period_start: '2026-02-01', period_end: '2026-02-28' });
  });

  test('says of a running month that it must not be invoiced', async () => {
    const { run } = await sandboxWith({ companies: 5 });
    const [row] = await run(usageLines, { period: 'current_month', include_zero: true });
    expect(row).toMatchObject({ usage_month: thisMonth(), month_closed: false });
    expect(row?.description).toContain('so far, do not invoice');
  });

  test('takes one reseller or one tag, whatever its case', async () => {
    const { run, server } = await sandboxWith({ companies: 30 });
    const [a, b] = server.sandbox.world.companies.map(({ companyId }) => companyId);
    server.sandbox.world.change(a ?? '', { resellerName: 'İstanbul Güvenlik', tags: ['Gold'] });
    server.sandbox.world.change(b ?? '', { resellerName: 'Istanbul Guvenlik', tags: ['gold plus'] });
    const everybody = { include_zero: 'true' };
    const named = await run(usageLines, { ...everybody, reseller_name: ' istanbul GÜVENLİK ' });
    expect(named.map((row) => row.company_id)).toEqual([a]);
    const tagged = await run(usageLines, { ...everybody, tag: 'GOLD' });
    expect(tagged.map((row) => row.company_id)).toContain(a);
    expect(tagged.map((row) => row.company_id)).not.toContain(b);
    // Of all, so that it can be compared with the console.
    expect(named[0]?.total_monthly_users).toBeGreaterThan(sum(named));
    expect(await run(usageLines, { reseller_name: 'nobody' })).toEqual([]);
  });

  test.each([
    [['gold', 'BILL: C-1042 '], 'C-1042', 'found'],
    [['bill:C-1', 'bill:C-1'], 'C-1', 'found'],
    [['bill:C-1', 'bill:C-2'], null, 'ambiguous'],
    [['bill:', 'gold'], null, 'missing'],
  ])('reads the customer of the accounting from the tags %j', async (tags, customer_ref, customer_ref_status) => {
    const { run, server } = await sandboxWith({ companies: 1 });
    server.sandbox.world.change(server.sandbox.world.companies[0]?.companyId ?? '', { tags });
    const rows = await run(usageLines, { include_zero: true, customer_tag_prefix: 'bill:', period: 'current_month' });
    expect(rows).toMatchObject([{ customer_ref, customer_ref_status, tags_text: tags.join(', ') }]);
  });

  test('fails above 500 lines, and cuts none', async () => {
    const { run, server } = await sandboxWith({ companies: 510 });
    const error = await thrownBy(run(usageLines, { include_zero: true }));
    expect(error).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
    expect(error.message).toMatch(/^No result: 510 companies .* Reseller Name or a Tag, .* Monthly Report/);
    for (const { companyId } of server.sandbox.world.companies.slice(0, 20)) {
      server.sandbox.world.change(companyId, { tags: ['few'] });
    }
    expect(await run(usageLines, { include_zero: true, tag: 'few' })).toHaveLength(20);
  });

  test.each([{ include_zero: 'maybe' }, { month: 'soon' }, { tag: ['a', 'b'] }])('throws for %j', async (inputData) => {
    const { run, server } = await sandboxWith({ companies: 1 });
    const sent = pathsOf(server).length;
    expect(await thrownBy(run(usageLines, inputData))).toMatchObject({ code: 'CONFIGURATION' });
    expect(pathsOf(server)).toHaveLength(sent);
  });
});

describe('the dropdowns of resellers and tags', () => {
  test('list each name once, and ask Keepnet once in ten minutes', async () => {
    const { server, authData } = await sandboxWith({ companies: 40 });
    const ids = server.sandbox.world.companies.map(({ companyId }) => companyId);
    for (const [index, companyId] of ids.entries()) {
      const resellerName = ['ACME  Resale', 'acme resale', null][index % 3] ?? null;
      server.sandbox.world.change(companyId, { resellerName, tags: index % 2 ? ['gold', 'Ähre'] : ['Gold'] });
    }
    const zcacheTestObj = {};
    const ask = (field: number) =>
      handle<{ results: { id: string }[] }>({
        command: 'execute',
        method: `searches.usage_lines.operation.inputFields.${field}.choices.perform`,
        bundle: { authData, inputData: {}, meta: { isFillingDynamicDropdown: true } },
        zcacheTestObj,
      });
    const sent = pathsOf(server).length;
    expect((await ask(2)).results.map(({ id }) => id)).toHaveLength(1);
    const asked = pathsOf(server).length;
    expect(asked).toBeGreaterThan(sent);
    expect((await ask(3)).results.map(({ id }) => id.toLowerCase())).toEqual(['gold', 'ähre']);
    expect(pathsOf(server)).toHaveLength(asked);
    // What is kept is not to be read by whoever reads the log of the cache.
    expect(JSON.stringify(zcacheTestObj)).not.toMatch(/acme|gold/i);
  });
});
