import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createUserFolder } from '../src/create-user-folder';
import { createCredential, testCredential } from '../src/credentials';
import { itemsOf } from '../src/executions';
import { createOwner, Session } from '../src/session';
import { type RunningN8n, startN8n } from '../src/start-n8n';
import { chain, keepnet, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { type HttpsProxy, startHttpsProxy } from './setup/https-proxy';

const HONEST = 'api.keepnet.test';
const FORGED = 'forged.keepnet.test';
const ROW = {
  companyResourceId: 'c-1',
  companyName: 'North',
  isNumberOfUsersLimited: true,
  numberOfUsers: '1000',
  licenceExpired: false,
  licenseEndDate: '2027-06-30T00:00:00',
  createTime: '2025-01-01T00:00:00',
  targetUserCount: 812,
  inactiveTargetUserCount: 0,
  deletedTargetUserCount: 0,
  monthlyActiveUserCount: 812,
  children: null,
};
// A token and a page of companies at once, so that it is an answer to every request for JSON.
const ANSWER = {
  access_token: 'token',
  expires_in: 3600,
  status: 'SUCCESS',
  data: { results: [ROW], pageNumber: 1, pageSize: 1, totalNumberOfPages: 1, totalNumberOfRecords: 1 },
};

const credentialFor = (host: string) => ({ baseUrl: `https://${host}`, clientId: 'a', clientSecret: 'b' });

let tunnels: HttpsProxy;
let n8n: RunningN8n;
let session: Session;

/** Answers CONNECT itself where the forged host is meant, as compressed as a server would, and hands on all others. */
const proxy = createServer().on('connect', ({ url = '' }, socket) => {
  socket.on('error', () => socket.destroy());
  if (url.startsWith(FORGED)) {
    const body = gzipSync(JSON.stringify(ANSWER));
    const head = `Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}`;
    socket.write(`HTTP/1.1 201 Created\r\n${head}\r\n\r\n`);
    socket.end(body);
    return;
  }
  const next = connect(Number(new URL(tunnels.environment['HTTPS_PROXY'] ?? '').port), '127.0.0.1', () => {
    next.write(`CONNECT ${url} HTTP/1.1\r\nHost: ${url}\r\n\r\n`);
    next.pipe(socket).pipe(next);
  });
  next.on('error', () => socket.destroy());
});

beforeAll(async () => {
  tunnels = await startHttpsProxy(new Map([[HONEST, { answer: () => ({ status: 200, body: ANSWER }) }]]));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const extra = { ...tunnels.environment, HTTPS_PROXY: url, HTTP_PROXY: url };
  n8n = await startN8n({ userFolder: await createUserFolder(), extra });
  session = new Session(await createOwner(n8n.url));
});
afterAll(async () => {
  await n8n.stop();
  proxy.closeAllConnections();
  proxy.close();
  tunnels.close();
});

describe('a proxy that answers CONNECT itself', () => {
  const message = `No result: no answer from ${FORGED}: a proxy on the way answered in its place (HTTP status 201).`;

  test.each([
    ['total', { resource: 'usage', operation: 'getMonthlyTotal' }],
    ['list', { resource: 'company', operation: 'getAll', returnAll: true }],
    ['file', { resource: 'company', operation: 'export', list: 'all' }],
  ])('forges no %s', async (_name, parameters) => {
    const credential = await createCredential(session, 'Forged', credentialFor(FORGED));
    const { id } = await createWorkflow(session, chain('Proxy', start(), keepnet(credential, parameters)));
    expect((await runWorkflow(session, id)).error?.message).toBe(message);
  });

  test('makes no Test succeed', async () => {
    const credential = await createCredential(session, 'Forged', credentialFor(FORGED));
    expect(await testCredential(session, credential)).toEqual({
      status: 'Error',
      message: expect.stringContaining(message),
    });
  });
});

test('a proxy that opens a tunnel changes nothing', async () => {
  const credential = await createCredential(session, 'Honest', credentialFor(HONEST));
  expect(await testCredential(session, credential)).toEqual({
    status: 'OK',
    message: 'Connection successful: companies can be read.',
  });
  const parameters = { resource: 'company', operation: 'getAll', returnAll: true, period: 'currentMonth' };
  const { id } = await createWorkflow(session, chain('Proxy', start(), keepnet(credential, parameters)));
  const execution = await runWorkflow(session, id);
  expect(execution.error).toBeUndefined();
  expect(itemsOf(execution, 'Keepnet')).toMatchObject([{ json: { companyName: 'North', monthlyUsers: 812 } }]);
});
