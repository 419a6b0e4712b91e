import { expect, test } from 'vitest';

import { itemsOf } from '../src/executions';
import { chain, keepnet, node, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { LAST_MONTH, sandboxForTest, storedFor, THIS_MONTH } from './setup/sandbox';
import { session } from './setup/shared-session';

test.each([
  ['csv', 'csv', 'all'],
  ['excel', 'xlsx', 'all'],
  ['csv', 'csv', 'overLimit'],
  ['excel', 'xlsx', 'expired'],
] as const)('returns a %s file whose rows Extract From File (%s) reads: %s', async (format, operation, list) => {
  const server = await sandboxForTest();
  const file = keepnet(await storedFor(server), { resource: 'company', operation: 'export', list, format });
  const extract = node('Extract', 'n8n-nodes-base.extractFromFile', 1.1, {
    operation,
    binaryPropertyName: 'data',
    // As the README says: without it the first column has the byte order mark in its name.
    options: format === 'csv' ? { enableBOM: true } : {},
  });
  const { id } = await createWorkflow(session, chain('Export', start(), file, extract));
  const execution = await runWorkflow(session, id);
  expect(execution.error).toBeUndefined();

  const [exported] = itemsOf(execution, 'Keepnet');
  expect(exported?.json).toMatchObject({ list, format, fileName: expect.stringMatching(/^keepnet-.*\.(csv|xlsx)$/) });
  // In n8n's file store, not in the database.
  expect(exported?.binary?.['data']).toMatchObject({ data: 'filesystem-v2', fileName: exported?.json['fileName'] });

  const month = list === 'all' ? LAST_MONTH : THIS_MONTH;
  const companies = server.sandbox
    .snapshot({ month })
    .filter(({ isOverLimit, isExpired }) => list === 'all' || (list === 'expired' ? isExpired : isOverLimit));
  const users = (rows: readonly number[]): number[] => rows.toSorted((a, b) => a - b);
  const rows = itemsOf(execution, 'Extract').map(({ json }) => json);
  // The last row of a workbook is its total.
  if (format === 'excel') expect(rows.pop()).toMatchObject({ 'Company Name': 'Total' });
  const read = rows.map((row) => Number(row[`Monthly Users ${month}`]));
  expect(companies.length).toBeGreaterThan(2);
  for (const row of rows) expect(row['Company Name']).toBeTruthy();
  expect(users(read)).toEqual(users(companies.map(({ monthlyUsers }) => monthlyUsers)));
});
