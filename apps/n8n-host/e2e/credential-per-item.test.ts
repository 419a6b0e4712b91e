import { expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { itemsOf } from '../src/executions';
import { chain, keepnet, node, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { sandboxForTest } from './setup/sandbox';
import { session } from './setup/shared-session';

type Server = Awaited<ReturnType<typeof sandboxForTest>>;

const TOTAL = { resource: 'usage', operation: 'getMonthlyTotal', period: 'currentMonth' };
const PER_ITEM = {
  baseUrl: '={{ $json.server }}',
  clientId: '={{ $json.client }}',
  clientSecret: '={{ $json.client }}-secret',
};

test('gives each item the total of its own reseller on its own server, with one token per reseller', async () => {
  const [one, other] = [await sandboxForTest({ seed: 1 }), await sandboxForTest({ seed: 2 })];
  const accesses = [
    { server: one.url, client: 'sandbox' },
    { server: one.url, client: 'second-reseller' },
    { server: other.url, client: 'sandbox' },
  ];
  const expected = [usersOf(one, 'main'), usersOf(one, 'second'), usersOf(other, 'main')];
  expect(new Set(expected).size).toBe(3);

  const totals = await totalsOf([...accesses, ...accesses]);
  expect(await totals()).toEqual([...expected, ...expected]);
  expect([one, other].map(tokensOf)).toEqual([2, 1]);
  // The expressions are still stored, and not what they gave for an item.
  expect(await totals()).toEqual([...expected, ...expected]);
  for (const { sandbox } of [one, other]) expect(sandbox.journal.list().map(({ status }) => status)).not.toContain(401);
});

test('fails for an item that gives no Client ID instead of asking for another', async () => {
  const server = await sandboxForTest();
  const totals = await totalsOf([{ server: server.url, client: 'sandbox' }, { server: server.url }]);
  expect(await totals()).toEqual([usersOf(server, 'main'), expect.stringContaining('[Item 1]')]);
});

/** Runs a total per item: the numbers, or what the item says of an error. */
async function totalsOf(items: readonly object[]): Promise<() => Promise<unknown[]>> {
  const credential = await createCredential(session, 'Per item', PER_ITEM);
  const all = node('All', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify({ items }) });
  const split = node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'items', options: {} });
  const total = { ...keepnet(credential, TOTAL), onError: 'continueRegularOutput' };
  const { id } = await createWorkflow(session, chain('Per item', start(), all, split, total));
  return async () => {
    const execution = await runWorkflow(session, id);
    expect(execution.error).toBeUndefined();
    return itemsOf(execution, 'Keepnet').map(({ json }) => json['totalMonthlyUsers'] ?? json['error']);
  };
}

function usersOf({ sandbox }: Server, tenant: 'main' | 'second'): number {
  return sandbox.snapshot({ tenant }).reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);
}

function tokensOf({ sandbox }: Server): number {
  return sandbox.journal.list().filter(({ path }) => path === '/connect/token').length;
}
