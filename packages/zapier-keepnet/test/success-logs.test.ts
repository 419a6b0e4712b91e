import { beforeAll, expect, test, vi } from 'vitest';

import { handle } from './harness/app-handler';
import { startLogServer } from './harness/log-server';
import { sandboxWith } from './harness/sandbox';
import { startStash } from './harness/stash';

// The runtime stashes nothing without a key.
beforeAll(() => void vi.stubEnv('ZAPIER_DEPLOY_KEY', 'test'));

const STEPS: readonly [step: string, method: string, inputData: object][] = [
  ['a connection test', 'authentication.test', {}],
  ['a list', 'searches.find_companies.operation.perform', { list: 'all' }],
  ['a list that is filtered', 'searches.find_companies.operation.perform', { list: 'over_limit' }],
  ['a total', 'searches.monthly_user_total.operation.perform', { group_by: 'reseller_name' }],
  ['a total that is counted twice', 'searches.monthly_user_total.operation.perform', { verification: 'strict' }],
  ['an export', 'creates.export_companies.operation.perform', { list: 'all', format: 'csv' }],
  ['an export of a list', 'creates.export_companies.operation.perform', { list: 'expired', format: 'excel' }],
  ['a trigger for new companies', 'triggers.new_company.operation.perform', {}],
  ['usage lines', 'searches.usage_lines.operation.perform', { include_zero: 'yes' }],
  ['a trigger that watches a list', 'triggers.license_expired.operation.perform', {}],
];

test.each(STEPS)('Zapier keeps no row of %s that succeeds', async (_step, method, inputData) => {
  const { server, authData } = await sandboxWith({ companies: 60 });
  const { lines } = await logOf(method, { authData, inputData, meta: {} }, server.url);
  const companies = server.sandbox.snapshot();
  const kept = companies.filter(({ companyId, companyName }) => holds(lines, companyId) || holds(lines, companyName));
  expect(kept.map(({ companyName }) => companyName)).toEqual([]);
});

test('Zapier keeps no name that a search found', async () => {
  const { server, authData } = await sandboxWith({ companies: 60 });
  const [company] = server.sandbox.snapshot();
  const name = company?.companyName ?? '';
  const bundle = { authData, inputData: { name }, meta: {} };
  const { lines, results } = await logOf('searches.find_company.operation.perform', bundle, server.url);
  expect(results).toMatchObject([{ company_id: company?.companyId, company_name: name }]);
  expect(holds(lines, name)).toBe(false);
  expect(holds(lines, company?.companyId ?? '')).toBe(false);
});

test('Zapier keeps no token of a session that is issued', async () => {
  const { server, authData } = await sandboxWith({ companies: 1 });
  const method = 'authentication.sessionConfig.perform';
  const { lines, results } = await logOf(method, { authData, inputData: {}, meta: {} }, server.url);
  const { access_token: token } = results as { access_token: string };
  expect(token.length).toBeGreaterThan(20);
  expect(holds(lines, token)).toBe(false);
  expect(holds(lines, 'sandbox-secret')).toBe(false);
});

/** What Zapier's servers get to keep of a step that succeeds: all that its runtime writes to its log. */
async function logOf(method: string, bundle: object, url: string): Promise<{ lines: string; results: unknown }> {
  const log = await startLogServer();
  const { rpcBase } = await startStash();
  const results = await handle({ command: 'execute', method, bundle, token: log.token, rpc_base: rpcBase });
  const lines = log.lines();
  // One line for each request, so that the log is there to be searched.
  expect(lines).toContain(new URL(url).host);
  return { lines, results };
}

/** Also within a body that the log holds as a JSON text. */
function holds(lines: string, text: string): boolean {
  return [text, JSON.stringify(text).slice(1, -1)].some((form) => form !== '' && lines.includes(form));
}
