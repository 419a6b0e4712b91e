import type { CompanySnapshot, RunningSandbox } from '@keepnet-workflows/sandbox';
import { describe, expect, test } from 'vitest';

import { itemsOf } from '../src/executions';
import { chain, keepnet, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { inDays, LAST_MONTH, sandboxForTest, storedFor, THIS_MONTH, TODAY } from './setup/sandbox';
import { session } from './setup/shared-session';

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(server: RunningSandbox, parameters: Record<string, unknown>): Promise<Row[]> {
  const node = keepnet(await storedFor(server), parameters);
  const { id } = await createWorkflow(session, chain('Operation', start(), node));
  const execution = await runWorkflow(session, id);
  expect(execution.error).toBeUndefined();
  return itemsOf(execution, 'Keepnet').map(({ json }) => json);
}

const idsOf = (rows: readonly { readonly companyId?: unknown }[]): unknown[] => rows.map(({ companyId }) => companyId);
const sum = (rows: readonly CompanySnapshot[]): number =>
  rows.reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);

describe('company', () => {
  test('returns all companies with their numbers of the current month', async () => {
    const server = await sandboxForTest();
    const rows = await rowsOf(server, {
      resource: 'company',
      operation: 'getAll',
      period: 'currentMonth',
      returnAll: true,
    });
    const numbers = ({ companyId, ...row }: Row): unknown[] => [
      companyId,
      row['monthlyUsers'],
      row['targetUsers'],
      row['licenseLimit'],
    ];
    const expected = server.sandbox.snapshot({ month: THIS_MONTH }).map((company) => numbers({ ...company }));
    expect(rows.map(numbers).sort()).toEqual(expected.sort());
  });

  test('returns as many as the limit allows of those that match', async () => {
    const server = await sandboxForTest();
    const name = server.sandbox.snapshot()[40]?.companyName ?? '';
    const parameters = { resource: 'company', operation: 'getAll', limit: 3, filters: { text: name.slice(0, 4) } };
    const rows = await rowsOf(server, parameters);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(3);
  });

  test.each(['list', 'id'])('returns the company that is picked by %s', async (mode) => {
    const server = await sandboxForTest();
    const company = server.sandbox.snapshot().find(({ licenseLimit }) => licenseLimit !== null);
    const companyId = { __rl: true, mode, value: company?.companyId };
    const rows = await rowsOf(server, { resource: 'company', operation: 'get', companyId });
    const { companyName, licenseLimit, targetUsers } = company ?? {};
    expect(rows).toEqual([
      expect.objectContaining({ companyId: companyId.value, companyName, licenseLimit, targetUsers }),
    ]);
  });

  test('offers the companies to pick from, those that match first typed letters', async () => {
    const server = await sandboxForTest();
    const [, company] = server.sandbox.snapshot();
    const { results } = await session.post<{ results: { name: string; value: string }[] }>(
      '/rest/dynamic-node-parameters/resource-locator-results',
      {
        nodeTypeAndVersion: { name: 'n8n-nodes-keepnet.keepnet', version: 1 },
        path: 'parameters.companyId',
        methodName: 'searchCompanies',
        currentNodeParameters: { resource: 'company', operation: 'get' },
        credentials: { keepnetApi: await storedFor(server) },
        filter: company?.companyName,
      },
    );
    expect(results.map(({ value }) => value)).toContain(company?.companyId);
    expect(results.length).toBeLessThan(server.sandbox.snapshot().length);
  });
});

describe('license', () => {
  test('returns the companies over their limit, the largest excess first', async () => {
    const server = await sandboxForTest();
    const rows = await rowsOf(server, { resource: 'license', operation: 'getOverLimit' });
    const over = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
    expect(idsOf(rows).sort()).toEqual(idsOf(over).sort());
    for (const { companyId, targetUsers, licenseLimit } of over) {
      expect(rows.find((row) => row['companyId'] === companyId)?.['excessUsers']).toBe(
        targetUsers - (licenseLimit ?? 0),
      );
    }
    const excess = rows.map((row) => Number(row['excessUsers']));
    expect(excess).toEqual(excess.toSorted((a, b) => b - a));
  });

  test('returns the expired companies', async () => {
    const server = await sandboxForTest();
    const rows = await rowsOf(server, { resource: 'license', operation: 'getExpired' });
    const expired = server.sandbox.snapshot().filter(({ isExpired }) => isExpired);
    expect(expired.length).toBeGreaterThan(2);
    expect(idsOf(rows).sort()).toEqual(idsOf(expired).sort());
  });

  test('returns the companies whose renewal comes', async () => {
    const server = await sandboxForTest();
    const rows = await rowsOf(server, { resource: 'license', operation: 'getRenewals', days: 60 });
    const due = server.sandbox
      .snapshot()
      .filter(({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= inDays(60));
    expect(due.length).toBeGreaterThan(2);
    expect(idsOf(rows).sort()).toEqual(idsOf(due).sort());
  });
});

describe('billing', () => {
  test('returns a line for each company, which add up to the total', async () => {
    const server = await sandboxForTest();
    const rows = await rowsOf(server, { resource: 'billing', operation: 'getUsageLines' });
    const companies = server.sandbox.snapshot({ month: LAST_MONTH });
    expect(idsOf(rows).sort()).toEqual(idsOf(companies).sort());
    expect(rows.reduce((users, row) => users + Number(row['monthlyUsers']), 0)).toBe(sum(companies));
  });
});

describe('billing: invoice lines', () => {
  test('prices each company, and bills nothing twice', async () => {
    const server = await sandboxForTest();
    const terms = { resource: 'billing', operation: 'getInvoiceLines', currency: 'EUR' };
    const parameters = { ...terms, prices: { price: [{ unitPrice: '1.50' }] } };
    const rows = await rowsOf(server, parameters);
    const companies = server.sandbox.snapshot({ month: LAST_MONTH });
    expect(idsOf(rows).sort()).toEqual(idsOf(companies).sort());
    const amount = rows.reduce((cents, row) => cents + Math.round(Number(row['amount']) * 100), 0);
    expect(amount).toBe(sum(companies) * 150);
    const ledger = JSON.stringify(rows.filter(({ status }) => status === 'ready'));
    const again = await rowsOf(server, { ...parameters, previousLines: ledger });
    expect(again.map(({ status }) => status)).not.toContain('ready');
  });
});

describe('usage', () => {
  test.each([
    ['the previous month', {}, LAST_MONTH],
    ['the current month', { period: 'currentMonth' }, THIS_MONTH],
    ['a month of its own, strictly', { period: 'custom', month: '2026-03', verification: 'strict' }, '2026-03'],
  ])('returns the total of %s', async (_name, more, month) => {
    const server = await sandboxForTest();
    const [row, ...others] = await rowsOf(server, { resource: 'usage', operation: 'getMonthlyTotal', ...more });
    const companies = server.sandbox.snapshot({ month });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ month, totalMonthlyUsers: sum(companies), companyCount: companies.length });
  });

  test('returns a month beside the one before it', async () => {
    const server = await sandboxForTest();
    const parameters = { resource: 'usage', operation: 'compareMonths', period: 'custom', month: '2026-03' };
    const [row] = await rowsOf(server, parameters);
    const totalFrom = sum(server.sandbox.snapshot({ month: '2026-02' }));
    const totalTo = sum(server.sandbox.snapshot({ month: '2026-03' }));
    expect(row).toMatchObject({ from: '2026-02', to: '2026-03', totalFrom, totalTo, change: totalTo - totalFrom });
  });
});
