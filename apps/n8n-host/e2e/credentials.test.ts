import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, onTestFinished, test } from 'vitest';

import { editCredential, type StoredCredential, testCredential } from '../src/credentials';
import { type Execution, itemsOf } from '../src/executions';
import { chain, keepnet, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { recordAuthorization } from './setup/record-authorization';
import { accessTo, sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

const ROLE_IS_MISSING = 'Client Role = Reseller';

describe('the Test of a credential', () => {
  test('returns OK for a reseller', async () => {
    const server = await sandboxForTest();
    expect(await testCredential(session, await storedFor(server))).toMatchObject({ status: 'OK' });
  });

  test('returns what is wrong and where to change it for a wrong secret', async () => {
    const server = await sandboxForTest();
    const credential = await storedFor(server);
    await editCredential(session, credential, { clientSecret: 'not-the-secret' });
    const { status, message } = await testCredential(session, credential);
    expect(status).toBe('Error');
    expect(message).toMatch(/Client ID|Client Secret|client/i);
    expect(message).not.toContain('not-the-secret');
  });

  test('returns that the role is missing for a Company Admin', async () => {
    const server = await sandboxForTest();
    const answer = await testCredential(session, await storedFor(server, 'company-admin'));
    expect(answer).toMatchObject({ status: 'Error', message: expect.stringContaining(ROLE_IS_MISSING) });
  });

  test('returns that nobody answers at the Base URL', async () => {
    const server = await sandboxForTest();
    const credential = await storedFor(server);
    await server.close();
    const { status, message } = await testCredential(session, credential);
    expect(status).toBe('Error');
    expect(message).toMatch(/reach|connect|refused/i);
  });
});

describe('the Test of a credential whose search is not answered with a page of companies', () => {
  test.each([
    ['a web page', 200, '<html><title>Sign in</title></html>'],
    ['nothing', 204, ''],
    ['no data', 200, '{"status":"SUCCESS","data":null}'],
    ['other JSON', 200, '{"hello":"world"}'],
    ['a redirect', 307, ''],
    ['a refusal', 400, ''],
    ['a proxy that wants a password', 407, ''],
  ])('fails for %s (%i), in the words of the product', async (_name, status, body) => {
    const url = await searchAnsweredWith(status, body);
    const answer = await testCredential(session, await storedFor({ url }));
    expect(answer).toMatchObject({ status: 'Error', message: expect.stringMatching(/company search|Base URL/) });
  });
});

describe('a credential that is edited while its token still lives', () => {
  test('runs with the other client, whose numbers come at once', async () => {
    const server = await sandboxForTest();
    const { credential, total } = await totalWith(server);
    expect(await total()).toBe(usersOf(server, 'main'));

    await editCredential(session, credential, accessTo(server, 'second-reseller'));
    expect(await total()).toBe(usersOf(server, 'second'));
    expect(usersOf(server, 'second')).not.toBe(usersOf(server, 'main'));
  });

  test('tests the other client', async () => {
    const server = await sandboxForTest();
    const { credential, total } = await totalWith(server);
    await total();

    await editCredential(session, credential, accessTo(server, 'company-admin'));
    expect(await testCredential(session, credential)).toMatchObject({
      status: 'Error',
      message: expect.stringContaining(ROLE_IS_MISSING),
    });
    await editCredential(session, credential, accessTo(server, 'second-reseller'));
    expect(await testCredential(session, credential)).toMatchObject({ status: 'OK' });
    expect(await total()).toBe(usersOf(server, 'second'));
  });

  test('fails with a wrong secret instead of going on with the old token', async () => {
    const server = await sandboxForTest();
    const { credential, run } = await totalWith(server);
    expect((await run()).status).toBe('success');

    await editCredential(session, credential, { clientSecret: 'not-the-secret' });
    expect(await testCredential(session, credential)).toMatchObject({ status: 'Error' });
    const { status, error } = await run();
    expect(status).toBe('error');
    expect(error?.message).toMatch(/Client/);
  });

  test.each(['Test', 'run'] as const)(
    'never sends a token of the old host to the new one at the next %s',
    async (next) => {
      const oldServer = await sandboxForTest({ seed: 1 });
      const newServer = await sandboxForTest({ seed: 2 });
      const old = await recordAuthorization(oldServer.url);
      const fresh = await recordAuthorization(newServer.url);
      const { credential, total } = await totalWith(old);
      expect(await total()).toBe(usersOf(oldServer, 'main'));
      const oldRequests = oldServer.sandbox.journal.list().length;

      await editCredential(session, credential, { baseUrl: fresh.url });
      if (next === 'Test') expect(await testCredential(session, credential)).toMatchObject({ status: 'OK' });
      expect(await total()).toBe(usersOf(newServer, 'main'));
      expect(usersOf(newServer, 'main')).not.toBe(usersOf(oldServer, 'main'));

      expect(old.authorizations.size).toBe(1);
      // A Test has a token of its own.
      expect(fresh.authorizations.size).toBe(next === 'Test' ? 2 : 1);
      expect([...fresh.authorizations]).not.toContain([...old.authorizations][0]);
      // Nothing that the new host was asked was refused, so no foreign token was among it; the old host was left alone.
      expect(newServer.sandbox.journal.list().map(({ status }) => status)).not.toContain(401);
      expect(oldServer.sandbox.journal.list()).toHaveLength(oldRequests);
    },
  );
});

/** A server that gives a token, and answers everything else as the test says. */
async function searchAnsweredWith(status: number, body: string): Promise<string> {
  const server = createServer(({ url }, response) => {
    const isToken = url === '/connect/token';
    response.writeHead(isToken ? 200 : status, { location: 'https://elsewhere.example/' });
    response.end(isToken ? '{"access_token":"token","expires_in":3600}' : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Total {
  readonly credential: StoredCredential;
  run(): Promise<Execution>;
  total(): Promise<unknown>;
}

async function totalWith(server: { readonly url: string }): Promise<Total> {
  const credential = await storedFor(server);
  const parameters = { resource: 'usage', operation: 'getMonthlyTotal', period: 'currentMonth' };
  const { id } = await createWorkflow(session, chain('Total', start(), keepnet(credential, parameters)));
  const run = (): Promise<Execution> => runWorkflow(session, id);
  const total = async (): Promise<unknown> => itemsOf(await run(), 'Keepnet')[0]?.json['totalMonthlyUsers'];
  return { credential, run, total };
}

function usersOf({ sandbox }: Awaited<ReturnType<typeof sandboxForTest>>, tenant: 'main' | 'second'): number {
  return sandbox.snapshot({ tenant }).reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);
}
