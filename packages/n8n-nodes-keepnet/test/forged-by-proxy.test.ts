import { gzipSync } from 'node:zlib';

import { searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { createAuthority, tunnelTo } from '../../core/test/support/loopback-proxy';
import { CredentialStore } from './harness/credential-store';
import { runNode } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';
import { answerItself, secureServer, trustedAuthority, useProxy } from './harness/secure-server';
import { testCredential } from './harness/test-credential';

const HOST = 'api.keepnet.test';
const authority = await trustedAuthority();

// A token and a page of companies at once, so that it is an answer to every request for JSON.
const JSON_ANSWER = JSON.stringify({
  access_token: 'forged',
  expires_in: 3600,
  ...searchPage([wireCompany({ monthlyActiveUserCount: 812 })]),
});
const CSV_ANSWER = 'Company Name,Monthly Users\r\nNorth,812\r\n';

const TOTAL = { resource: 'usage', operation: 'getMonthlyTotal' };
const ONE_REQUEST = { resource: 'company', operation: 'getAll', returnAll: false, limit: 1 };
const OPERATIONS: readonly [string, INodeParameters][] = [
  ['total', TOTAL],
  ['strict total', { ...TOTAL, options: { verification: 'strict' } }],
  ['list', { resource: 'company', operation: 'getAll', returnAll: true }],
  ['company', { resource: 'company', operation: 'get', companyId: { __rl: true, mode: 'id', value: 'c-1' } }],
  ['file', { resource: 'company', operation: 'export', list: 'all' }],
];

const [JSON_TYPE, CSV_TYPE] = ['application/json', 'text/csv'];
// Whatever comes compressed is read in another way, and so is a file; the operations are tried with the first.
const FORGED = [
  { what: 'JSON', answer: answerItself('201 Created', JSON_TYPE, Buffer.from(JSON_ANSWER)), operations: OPERATIONS },
  {
    what: 'compressed JSON',
    answer: answerItself('201 Created', JSON_TYPE, gzipSync(JSON_ANSWER), 'gzip'),
    operations: OPERATIONS.filter(([name]) => name === 'total'),
  },
  {
    what: 'a compressed file',
    answer: answerItself('201 Created', CSV_TYPE, gzipSync(CSV_ANSWER), 'gzip'),
    operations: OPERATIONS.filter(([name]) => name === 'file'),
  },
];

beforeEach(() => {
  // No attempt waits for the next one.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A sandbox behind TLS, with a certificate for one host. */
async function secureSandbox(certificateFor: string, scenario?: string, issuer = authority) {
  const { server, credentials } = await sandboxWith({ companies: 30, ...(scenario && { scenario }) });
  const { port, encodings } = await secureServer(server.url, await issuer.issue(certificateFor));
  return {
    port,
    encodings,
    credentialsFor: (baseUrl: string) => new CredentialStore({ ...credentials.data, baseUrl }),
    usersIn: (month: unknown) =>
      server.sandbox.snapshot({ month: String(month) }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0),
    paths: () => pathsOf(server),
  };
}

const forgedCredential = () =>
  new CredentialStore({ baseUrl: `https://${HOST}`, clientId: 'client', clientSecret: 'client-secret' });

describe.each(FORGED)('a proxy that answers CONNECT with $what', ({ answer, operations }) => {
  const message = `No result: no answer from ${HOST}: a proxy on the way answered in its place (HTTP status 201).`;

  test.each(operations)('forges no token and no %s', async (_name, parameters) => {
    await useProxy(answer);
    const { items, error } = await runNode({ credentials: forgedCredential(), parameters });
    expect(items).toEqual([]);
    expect(error?.message).toBe(message);
    expect(error?.description).toContain(`Ask whoever runs the proxy to let n8n reach ${HOST}.`);
  });

  test.each(operations)('forges no %s after it has let a token through', async (_name, parameters) => {
    const server = await secureSandbox(HOST);
    await useProxy((client, nth) => (nth === 1 ? tunnelTo(server.port)(client) : answer(client)));
    const { items, error } = await runNode({ credentials: server.credentialsFor(`https://${HOST}`), parameters });
    expect(items).toEqual([]);
    expect(error?.message).toBe(message);
    expect(server.paths()).toEqual(['/connect/token']);
  });

  test('forges no answer to a request that is sent again', async () => {
    const server = await secureSandbox(HOST, 'revoked-token:at=1');
    const credentials = server.credentialsFor(`https://${HOST}`);
    const tokens = (): number => server.paths().filter((path) => path === '/connect/token').length;
    await useProxy((client) => (tokens() < 2 ? tunnelTo(server.port)(client) : answer(client)));
    const { items, error } = await runNode({ credentials, parameters: ONE_REQUEST });
    expect(items).toEqual([]);
    expect(error?.message).toBe(message);
    expect(tokens()).toBeGreaterThan(1);
  });

  test('makes no Test succeed', async () => {
    await useProxy(answer);
    expect(await testCredential(forgedCredential())).toEqual({
      status: 'Error',
      message: expect.stringContaining(message),
    });
  });
});

test('a proxy that wants a password is named as the reason', async () => {
  await useProxy((client) => client.end('HTTP/1.1 407 Authentication Required\r\nContent-Length: 0\r\n\r\n'));
  const { error } = await runNode({ credentials: forgedCredential(), parameters: TOTAL });
  expect(error?.message).toContain('a proxy on the way answered in its place (HTTP status 407).');
  expect(error?.description).toContain('write them into HTTPS_PROXY');
});

describe('a total and a Test come through a tunnel, and compressed', () => {
  test.each([HOST, '127.0.0.1'])('for %s', async (host) => {
    const server = await secureSandbox(host);
    const proxy = await useProxy((client) => tunnelTo(server.port)(client));
    const credentials = server.credentialsFor(`https://${host}`);
    expect(await testCredential(credentials)).toMatchObject({ status: 'OK' });
    const { items, error } = await runNode({ credentials, parameters: { ...TOTAL, options: { pageSize: 10 } } });
    expect(error).toBeUndefined();
    expect(items[0]?.json).toMatchObject({ totalMonthlyUsers: server.usersIn(items[0]?.json['month']) });
    expect(proxy.asked.map(({ target }) => target)).toContain(`${host}:443`);
    expect(server.encodings.slice(2).join()).toContain('gzip');
  });

  test('and without a proxy', async () => {
    const server = await secureSandbox('127.0.0.1');
    const credentials = server.credentialsFor(`https://127.0.0.1:${server.port}`);
    const { items } = await runNode({ credentials, parameters: TOTAL });
    expect(items[0]?.json).toMatchObject({ totalMonthlyUsers: server.usersIn(items[0]?.json['month']) });
  });
});

describe('nothing is sent to a server with', () => {
  test.each([
    ["the proxy's certificate, for an address", '127.0.0.1', 'localhost'],
    ['the certificate of another name', HOST, 'other.keepnet.test'],
    ['the certificate of another address', '127.0.0.1', '127.0.0.2'],
  ])('%s', async (_what, host, certificateFor) => {
    const server = await secureSandbox(certificateFor);
    const credentials = server.credentialsFor(`https://${host}`);
    await useProxy((client) => tunnelTo(server.port)(client));
    const message = `No result: no answer from ${host}: its certificate is for another address.`;
    const { error } = await runNode({ credentials, parameters: TOTAL });
    expect(error?.message).toBe(message);
    expect(await testCredential(credentials)).toMatchObject({ message: expect.stringContaining(message) });
    expect(server.paths()).toEqual([]);
  });

  test('a certificate of no trusted authority, although Node is set to accept it', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = await secureSandbox('127.0.0.1', undefined, await createAuthority());
    const credentials = server.credentialsFor(`https://127.0.0.1:${server.port}`);
    const { error } = await runNode({ credentials, parameters: TOTAL });
    expect(error?.message).toBe(`No result: no answer from 127.0.0.1:${server.port}: its certificate is not trusted.`);
    expect(server.paths()).toEqual([]);
  });
});
