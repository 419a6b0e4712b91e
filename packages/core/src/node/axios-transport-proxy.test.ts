import { createServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { type Authority, createAuthority, type KeyPair, listen, tunnelTo } from '../../test/support/loopback-proxy';
import { serve } from '../../test/support/serve';
import { transportRequest as get } from '../../test/support/transport-request';
import { useProxy } from '../../test/support/use-proxy';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { StreamResponse } from '../ports/transport';
import { textOf } from '../testing/fake-client';

import { createAxiosTransport } from './axios-transport';

// This machine is never reached through a proxy, hence names that only the proxies of this test know.
const HOST = 'api.keepnet.test';
const ADDRESS = '203.0.113.7';

let authority: Authority;
let proxyKeys: KeyPair;
let requests: string[] = [];
const ports: Record<string, number> = {};
const servers: ReturnType<typeof createServer>[] = [];

beforeAll(async () => {
  authority = await createAuthority();
  proxyKeys = await authority.issue('localhost');
  const keys = { [HOST]: await authority.issue(HOST), [ADDRESS]: await authority.issue(ADDRESS), proxy: proxyKeys };
  for (const [name, pair] of Object.entries(keys)) {
    const server = createServer(pair, (request, response) => {
      requests.push(`${name} ${request.headers.authorization}`);
      if (request.url === '/half') response.writeHead(200, { 'content-length': 6 }).write('sec');
      else response.end('secure');
    });
    servers.push(server);
    ports[name] = await listen(server);
  }
});
beforeEach(() => (requests = []));
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const to = (name: string) => tunnelTo(ports[name] ?? 0);
const trusting = (maxSockets = 16) => createAxiosTransport({ maxSockets, extraCertificates: [authority.certificate] });

test.each([
  ['an http proxy', 'http://', false],
  ['an https proxy', 'https://', true],
  ['a proxy without a scheme', '', false],
])('returns a text and a stream through one tunnel of %s, which sees no token', async (_name, scheme, isSecure) => {
  const proxy = await useProxy(to(HOST), { scheme, user: 'user:p%40ss', ...(isSecure && { keys: proxyKeys }) });
  const transport = trusting();
  expect(await transport(get(`https://${HOST}:8443/`))).toMatchObject({ status: 200, body: 'secure' });
  const response = await transport(get(`https://${HOST}:8443/`, { responseType: 'stream' }));
  expect(await textOf(response.body as StreamResponse['body'])).toBe('secure');
  expect(requests).toEqual([`${HOST} Bearer planted`, `${HOST} Bearer planted`]);
  const authorization = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
  const headers = { host: `${HOST}:8443`, connection: expect.any(String), 'proxy-authorization': authorization };
  expect(proxy.asked).toEqual([{ target: `${HOST}:8443`, headers }]);
});

test('returns parallel answers through no more than maxSockets tunnels', async () => {
  const proxy = await useProxy(to(HOST));
  const transport = trusting(3);
  const answers = await Promise.all(Array.from({ length: 12 }, () => transport(get(`https://${HOST}/`))));
  expect(answers.map(({ body }) => body)).toEqual(Array(12).fill('secure'));
  expect(proxy.asked).toHaveLength(3);
});

test('opens another tunnel when the one before was reset while nobody used it', async () => {
  const proxy = await useProxy(to(HOST));
  const transport = trusting();
  await transport(get(`https://${HOST}/`));
  for (const socket of proxy.sockets) socket.resetAndDestroy();
  await wait(50);
  expect((await transport(get(`https://${HOST}/`))).body).toBe('secure');
  expect(proxy.asked).toHaveLength(2);
});

test.each(['text', 'stream'] as const)(
  'throws KeepnetConnectionError that names the proxy when the tunnel breaks within a %s',
  async (responseType) => {
    const proxy = await useProxy(to(HOST));
    const answered = trusting()(get(`https://${HOST}/half`, { responseType }));
    const failed = catchError(
      answered.then(async ({ body }) => {
        // Until it is read, nobody listens to the stream; its error must not end the process.
        await wait(100);
        for await (const chunk of body) expect(chunk).toBeDefined();
      }),
    );
    await vi.waitFor(() => expect(requests).toHaveLength(1), 2000);
    await wait(50);
    for (const socket of proxy.sockets) socket.resetAndDestroy();
    const error = await failed;
    expect(KeepnetConnectionError.isInstance(error)).toBe(true);
    expect(String(error)).toContain(`through the proxy localhost:${proxy.port}: the connection was closed before`);
  },
);

test('returns a direct answer of this machine, whatever the variables say', async () => {
  const server = await serve((response) => response.end('plain'));
  const proxy = await useProxy((client) => client.end());
  for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, `http://localhost:${proxy.port}`);
  expect((await trusting()(get(server.origin))).body).toBe('plain');
  expect(proxy.sockets).toEqual([]);
});

describe('the certificate', () => {
  test('is checked against the IP address that was asked for', async () => {
    const proxy = await useProxy(to(ADDRESS));
    expect((await trusting()(get(`https://${ADDRESS}/`))).body).toBe('secure');
    expect(proxy.asked[0]?.target).toBe(`${ADDRESS}:443`);
  });

  test.each([
    [ADDRESS, 'is that of the proxy', 'proxy', 'http://', trusting, 'is for another address'],
    [HOST, 'is that of the proxy', 'proxy', 'http://', trusting, 'is for another address'],
    [ADDRESS, 'is that of the https proxy', 'proxy', 'https://', trusting, 'is for another address'],
    [HOST, 'is that of another server', ADDRESS, 'http://', trusting, 'is for another address'],
    [HOST, 'has nobody who vouches for it', HOST, 'http://', createAxiosTransport, 'is not trusted'],
  ])('of %s is refused when it %s, and the proxy is named', async (host, _why, server, scheme, create, words) => {
    const proxy = await useProxy(to(server), { scheme, ...(scheme === 'https://' && { keys: proxyKeys }) });
    await expect(create()(get(`https://${host}/`))).rejects.toThrow(
      `No answer from ${host} through the proxy localhost:${proxy.port}: its certificate ${words}.`,
    );
    expect(requests).toEqual([]);
  });

  test('of an https proxy is checked against the name of the proxy', async () => {
    const keys = await authority.issue(HOST);
    const proxy = await useProxy(to(HOST), { scheme: 'https://', user: 'user:secret', keys });
    await expect(trusting()(get(`https://${HOST}/`))).rejects.toThrow('its certificate is for another address.');
    expect(proxy.asked).toEqual([]);
  });
});
