import type { ILoadOptionsFunctions, INodeListSearchResult, INodeType } from 'n8n-workflow';
import { expect, test } from 'vitest';

import { createSurroundings, createWorkflow } from './harness/create-workflow';
import type { CredentialStore } from './harness/credential-store';
import { loader, n8n } from './harness/n8n-modules';
import { sandboxWith } from './harness/sandbox';

/** What the editor does when a user opens the list of companies, or types into it. */
async function search(credentials: CredentialStore, filter?: string): Promise<INodeListSearchResult> {
  const small = createWorkflow({});
  const surroundings = createSurroundings(small, credentials);
  const context = new n8n.core.LoadOptionsContext(small.workflow, small.node, surroundings, '');
  const { methods } = loader.getNode('keepnet').type as INodeType;
  const searchCompanies = methods?.listSearch?.['searchCompanies'];
  if (!searchCompanies) throw new Error('The node has no list of companies');
  return await searchCompanies.call(context as unknown as ILoadOptionsFunctions, filter);
}

test('returns the companies by name, no more than a list can show', async () => {
  const { server, credentials } = await sandboxWith({ companies: 300 });
  const { results } = await search(credentials);
  expect(results).toHaveLength(100);
  const names = results.map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : Number(a > b))));
  const known = new Map(server.sandbox.snapshot().map(({ companyId, companyName }) => [companyId, companyName]));
  for (const { name, value } of results) expect(known.get(String(value))).toBe(name);
});

test('returns those whose name contains what was typed', async () => {
  const { server, credentials } = await sandboxWith({ companies: 300 });
  const { results } = await search(credentials, ' TRAVEL ');
  const due = server.sandbox.snapshot().filter(({ companyName }) => /travel/i.test(companyName));
  expect(due.length).toBeGreaterThan(0);
  expect(results.map(({ value }) => value).sort()).toEqual(due.map(({ companyId }) => companyId).sort());
});

test('throws an error that says what to do', async () => {
  const { credentials } = await sandboxWith({ companies: 5 }, 'company-admin');
  await expect(search(credentials)).rejects.toMatchObject({
    message: 'This credential may not use the company search.',
    description: expect.stringContaining('Client Role = Reseller'),
  });
});
