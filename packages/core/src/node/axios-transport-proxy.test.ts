import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { TransportRequest } from '../ports/transport';
import { findSecret } from '../testing/find-secret';

import { createAxiosTransport } from './axios-transport';

// This machine is never reached through a proxy, hence a name that only the proxy of this test knows.
const hostName = 'api.keepnet.test';
const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const servers: Server[] = [];
const seen: string[] = [];
let certificate = '';
let securePort = 0;
let plainPort = 0;
let proxy = '';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  const pems = await generate([{ name: 'commonName', value: hostName }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: hostName },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  certificate = pems.cert;
  const origin = createHttpsServer({ key: pems.private, cert: pems.cert }, (_request, response) =>
    response.end('secure'),
  );
  securePort = await listen(origin);
  plainPort = await listen(createHttpServer((_request, response) => response.end('plain')));

  const proxyServer = createHttpServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('by proxy');
  });
  proxyServer.on('connect', (request, client: Socket, head: Buffer) => {
    seen.push(
      `CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? 'open'} ${request.headers.authorization}`,
    );
    if (request.url === 'silent.test:443') return;
    if (request.url === 'gone.test:443') {
      client.end();
      return;
    }
    if (request.url === 'refused.test:443') {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 12\r\n\r\nwho are you?');
      return;
    }
    const upstream = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy() && client.destroy());
  });
  proxy = `http://127.0.0.1:${await listen(proxyServer)}`;
});

beforeEach(() => {
  seen.length = 0;
  for (const name of variables) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const get = (url: string): TransportRequest => {
  return { method: 'GET', url, headers: { authorization: 'Bearer planted' }, responseType: 'text', timeoutMs: 5000 };
};
const send = (url: string) => createAxiosTransport({ extraCertificates: [certificate] })(get(url));

test.each(['HTTPS_PROXY', 'https_proxy'])(
  'returns an https answer through a tunnel of %s, token unseen',
  async (name) => {
    vi.stubEnv(name, proxy);
    expect(await send(`https://${hostName}:${securePort}/`)).toMatchObject({ status: 200, body: 'secure' });
    expect(seen).toEqual([`CONNECT ${hostName}:${securePort} open undefined`]);
  },
);

test('returns an https answer through a proxy with a user and a password', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy.replace('//', '//user:p%40ss@'));
  expect((await send(`https://${hostName}:${securePort}/`)).body).toBe('secure');
  expect(seen[0]).toContain(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
});

test('returns a streamed https answer through a tunnel', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  const transport = createAxiosTransport({ extraCertificates: [certificate] });
  const response = await transport({ ...get(`https://${hostName}:${securePort}/`), responseType: 'stream' });
  const chunks: string[] = [];
  for await (const chunk of response.body) chunks.push(Buffer.from(chunk).toString());
  expect(chunks.join('')).toBe('secure');
  expect(seen).toHaveLength(1);
});

test('returns many https answers through one tunnel', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  const transport = createAxiosTransport({ extraCertificates: [certificate] });
  for (let count = 0; count < 20; count++) await transport(get(`https://${hostName}:${securePort}/`));
  expect(seen).toHaveLength(1);
});

test('returns what a proxy answers that refuses the tunnel, token unseen', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  expect(await send('https://refused.test/')).toMatchObject({ status: 407, body: 'who are you?' });
  expect(seen).toEqual(['CONNECT refused.test:443 open undefined']);
});

test('throws a TIMEOUT when the proxy does not answer', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  const pending = createAxiosTransport()({ ...get('https://silent.test/'), timeoutMs: 100 });
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetConnectionError', code: 'TIMEOUT' });
});

test('throws KeepnetConnectionError when the proxy hangs up', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  await expect(send('https://gone.test/')).rejects.toSatisfy(KeepnetConnectionError.isInstance);
});

test('returns an http answer through HTTP_PROXY', async () => {
  vi.stubEnv('HTTP_PROXY', proxy);
  expect((await send(`http://${hostName}/x`)).body).toBe('by proxy');
  expect(seen).toEqual([`GET http://${hostName}/x`]);
});

test('throws KeepnetConnectionError with the reason when the certificate is not trusted, with and without proxy', async () => {
  const url = `https://127.0.0.1:${securePort}/`;
  const direct = createAxiosTransport();
  await expect(direct(get(url))).rejects.toThrow(
    `No answer from 127.0.0.1:${securePort}: its certificate is not trusted`,
  );
  vi.stubEnv('HTTPS_PROXY', proxy);
  const error: unknown = await direct(get(`https://${hostName}:${securePort}/`)).catch((thrown: unknown) => thrown);
  expect(KeepnetConnectionError.isInstance(error)).toBe(true);
  expect(String(error)).toContain('its certificate is not trusted');
  expect(seen).toHaveLength(1);
  expect(findSecret(error, ['planted'])).toBeUndefined();
});

test('returns a direct answer of this machine, whatever the variables say', async () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  vi.stubEnv('HTTP_PROXY', proxy);
  expect((await send(`https://127.0.0.1:${securePort}/`)).body).toBe('secure');
  expect((await send(`http://127.0.0.1:${plainPort}/`)).body).toBe('plain');
  expect(seen).toEqual([]);
});

test('throws KeepnetConnectionError when the proxy is away', async () => {
  vi.stubEnv('HTTPS_PROXY', 'http://user:proxy-secret@127.0.0.1:1');
  const error: unknown = await send(`https://${hostName}/`).catch((thrown: unknown) => thrown);
  expect(KeepnetConnectionError.isInstance(error)).toBe(true);
  expect(String(error)).toContain('HTTPS_PROXY');
  expect(findSecret(error, ['planted', 'proxy-secret'])).toBeUndefined();
});
