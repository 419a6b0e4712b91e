import type { ILoadOptionsFunctions, INodeListSearchResult, INodeType } from 'n8n-workflow';
import { expect, test } from 'vitest';

import { createSurroundings, createWorkflow } from './harness/create-workflow';
import type { CredentialStore } from './harness/credential-store';
import { loader, n8n } from './harness/n8n-modules';
import { pathsOf, sandboxWith } from './harness/sandbox';

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

test('returns the newest companies from one page, however many there are', async () => {
  const { server, credentials } = await sandboxWith({ companies: 2500 });
  const { results } = await search(credentials);
  const byCreation = server.sandbox.snapshot().sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  expect(results).toHaveLength(100);
  const oldest = byCreation[99]?.createdAt ?? '';
  const known = new Map(byCreation.map(({ companyId, ...company }) => [companyId, company]));
  for (const { name, value } of results) {
    expect(known.get(String(value))?.companyName).toBe(name);
    expect(String(known.get(String(value))?.createdAt) >= oldest).toBe(true);
  }
  expect(pathsOf(server).filter((path) => path === '/api/companies/search')).toHaveLength(1);
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
    message: 'No result: this credential may not use the company search.',
    description: expect.stringContaining('Client Role = Reseller'),
  });
});
