import { describe, expect, test } from 'vitest';

import type { CredentialStore } from './harness/credential-store';
import { runNode, runToJson } from './harness/run-node';
import { credentialsFor, pathsOf, sandboxWith } from './harness/sandbox';

const total = { resource: 'usage', operation: 'getMonthlyTotal', period: 'currentMonth' };
const getMany = { resource: 'company', operation: 'getAll', returnAll: true };

const MAIN = { id: 'sandbox', secret: 'sandbox-secret' };
const SECOND = { id: 'second-reseller', secret: 'second-reseller-secret' };
const IN_TURN = [MAIN, SECOND, MAIN, SECOND, MAIN, SECOND];

type Server = Awaited<ReturnType<typeof sandboxWith>>['server'];

const usersOf = ({ sandbox }: Server, tenant: 'main' | 'second'): number =>
  sandbox.snapshot({ tenant }).reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);

/** A credential whose Client ID and Client Secret come from the item. */
async function credentialPerItem(): Promise<{ server: Server; credentials: CredentialStore }> {
  const { server, credentials } = await sandboxWith();
  credentials.edit({ clientId: '={{ $json.id }}', clientSecret: '={{ $json.secret }}' });
  return { server, credentials };
}

const tokensOf = (server: Server): number => pathsOf(server).filter((path) => path === '/connect/token').length;

describe('a credential with expressions', () => {
  test('gives each item the total of its own reseller, with one token per reseller', async () => {
    const { server, credentials } = await credentialPerItem();
    const rows = await runToJson({ credentials, parameters: total, input: IN_TURN });
    const [main, second] = [usersOf(server, 'main'), usersOf(server, 'second')];
    expect(main).not.toBe(second);
    expect(rows.map((row) => row['totalMonthlyUsers'])).toEqual([main, second, main, second, main, second]);
    expect(tokensOf(server)).toBe(2);
    // What is stored is the expression, and the token of one of them.
    expect(credentials.data).toMatchObject({ clientId: '={{ $json.id }}', tokenFor: expect.stringMatching(/^.{64}$/) });
  });

  test('never uses the stored token for another reseller in the next execution', async () => {
    const { server, credentials } = await credentialPerItem();
    for (const [item, tenant] of [
      [MAIN, 'main'],
      [SECOND, 'second'],
      [MAIN, 'main'],
    ] as const) {
      const [row] = await runToJson({ credentials, parameters: total, input: [item] });
      expect(row?.['totalMonthlyUsers']).toBe(usersOf(server, tenant));
    }
  });

  test('asks the server of each item, and sends no token of one to another', async () => {
    const { server: one } = await sandboxWith({ companies: 30 });
    const { server: other } = await sandboxWith({ companies: 70, seed: 2 });
    const credentials = credentialsFor(one);
    credentials.edit({ baseUrl: '={{ $json.server }}' });
    const input = [one, other, one, other].map(({ url }) => ({ server: url }));
    const { items } = await runNode({ credentials, parameters: getMany, input });
    const sources = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
    expect(input.map((_, index) => sources.filter((item) => item === index).length)).toEqual([30, 70, 30, 70]);
    for (const server of [one, other]) {
      expect(tokensOf(server)).toBe(1);
      expect(server.sandbox.journal.list().map(({ status }) => status)).not.toContain(401);
    }
  });

  test.each([
    ['no Client ID', { secret: 'x' }, '"clientId"'],
    ['no Client Secret', { id: 'sandbox' }, '"clientSecret"'],
    ['a Client Secret of another reseller', { id: 'sandbox', secret: SECOND.secret }, 'Client ID and Client Secret'],
  ])('fails for the item that gives %s, and for no other', async (_name, item, message) => {
    const { server, credentials } = await credentialPerItem();
    const input = [MAIN, item, SECOND];
    const { items } = await runNode({ credentials, parameters: total, input, onError: 'continueRegularOutput' });
    expect(items.map(({ json }) => json['totalMonthlyUsers'])).toEqual([
      usersOf(server, 'main'),
      undefined,
      usersOf(server, 'second'),
    ]);
    expect(items[1]?.json['error']).toContain(message);
    expect(items[1]?.json['error']).toContain('[Item 1]');
  });

  test('sends nothing for an item that gives no Base URL: the secret is not for another server', async () => {
    const { server, credentials } = await sandboxWith();
    credentials.edit({ baseUrl: '={{ $json.nothing }}' });
    const { error } = await runNode({ credentials, parameters: total });
    expect(error?.message).toContain('The Base URL is not a complete address.');
    expect(pathsOf(server)).toEqual([]);
  });
});
