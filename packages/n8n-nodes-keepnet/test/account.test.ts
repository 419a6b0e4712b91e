import { describe, expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { runToJson } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';

const check = { resource: 'account', operation: 'check' };

interface Ability {
  readonly ability: string;
  readonly verdict: string;
  readonly detail: string;
}

const verdictOf = (row: Record<string, unknown> | undefined, name: string): string | undefined =>
  (row?.['abilities'] as Ability[]).find(({ ability }) => ability === name)?.verdict;

describe('account: check', () => {
  test('returns one item with a verdict for each ability, and no customer', async () => {
    const { server, credentials } = await sandboxWith({ companies: 40 });
    const [row, ...others] = await runToJson({ credentials, parameters: check });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      baseUrl: server.url,
      isReseller: true,
      companyCount: 40,
      summary: 'Everything works that totals, usage lines, lists and files need.',
    });
    expect(row?.['abilities']).toHaveLength(9);
    const text = JSON.stringify(row);
    for (const { companyId, companyName } of server.sandbox.snapshot()) {
      expect(text).not.toContain(companyId);
      expect(text).not.toContain(companyName);
    }
    expect(pathsOf(server).length).toBeLessThanOrEqual(40);
  });

  test.each([
    ['no-month', 'month', 'refused'],
    ['ignore-month', 'month', 'ignored'],
    ['date-day-first', 'dates', 'limited'],
    ['export-error:400', 'export', 'refused'],
    ['not-a-reseller', 'search', 'refused'],
  ])('tells of a server with %s that %s is %s', async (scenario, ability, verdict) => {
    const { credentials } = await sandboxWith({ companies: 40, scenario });
    const [row] = await runToJson({ credentials, parameters: check });
    expect(verdictOf(row, ability)).toBe(verdict);
  });

  test('tells that a wrong secret is refused', async () => {
    const { server } = await sandboxWith({ companies: 5 });
    const access = { baseUrl: server.url, clientId: server.clientId, clientSecret: 'another secret' };
    const [row] = await runToJson({ credentials: new CredentialStore(access), parameters: check });
    expect(verdictOf(row, 'token')).toBe('refused');
    expect(verdictOf(row, 'search')).toBe('unknown');
  });
});
