import { createServer, type Socket } from 'node:net';

import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import {
  type Authority,
  createAuthority,
  type LoopbackProxy,
  startLoopbackProxy,
} from '../../test/support/loopback-proxy';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import type { TransportRequest } from '../ports/transport';
import { findSecret } from '../testing/find-secret';

import { createAxiosTransport } from './axios-transport';

const HOST = 'api.keepnet.test';
const PASSWORD = 'proxy-pa55';
const SECRETS = ['planted', PASSWORD, Buffer.from(`user:${PASSWORD}`).toString('base64')];
const get: TransportRequest = {
  method: 'GET',
  url: `https://${HOST}/`,
  headers: { authorization: 'Bearer planted' },
  responseType: 'text',
  timeoutMs: 5000,
};
const OPENED = 'HTTP/1.1 200 OK\r\n\r\n';

let authority: Authority;

beforeAll(async () => {
  authority = await createAuthority();
});
beforeEach(() => {
  for (const name of ['NO_PROXY', 'no_proxy', 'https_proxy']) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

/** A proxy with a password that does with each CONNECT what `answer` does. */
async function behind(answer: (client: Socket) => void): Promise<LoopbackProxy> {
  const proxy = await startLoopbackProxy(answer);
  onTestFinished(() => proxy.close());
  vi.stubEnv('HTTPS_PROXY', `http://user:${PASSWORD}@localhost:${proxy.port}`);
  return proxy;
}

/** Something that is no proxy at all, and what the variable says of it. */
async function behindRaw(scheme: string, act: (client: Socket) => void): Promise<number> {
  const server = createServer((client) => {
    client.on('error', () => undefined);
    act(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  vi.stubEnv('HTTPS_PROXY', `${scheme}user:${PASSWORD}@localhost:${port}`);
  return port;
}

async function failureOf(request: TransportRequest = get): Promise<KeepnetConnectionError> {
  const error = await catchError(createAxiosTransport({ extraCertificates: [authority.certificate] })(request));
  expect(findSecret(error, SECRETS)).toBeUndefined();
  if (!KeepnetConnectionError.isInstance(error)) expect.fail(`threw ${String(error)}`);
  return error;
}

function answer(status: number, body: string, type = 'application/json'): string {
  return `HTTP/1.1 ${status} Whatever ${PASSWORD}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('a proxy that answers CONNECT itself', () => {
  test.each([201, 202, 204, 206, 226, 299, 301, 302, 400, 401, 403, 407, 429, 500, 502, 503, 504])(
    'with %i is a KeepnetConnectionError that names it and the status',
    async (status) => {
      const proxy = await behind((client) => client.end(answer(status, '{"status":"SUCCESS","data":{}}')));
      const { message } = await failureOf();
      expect(message).toContain(
        `No answer from ${HOST}: the proxy localhost:${proxy.port} opened no connection to it (HTTP status ${status}).`,
      );
      expect(message).toContain(status === 407 ? 'It asks for a user and a password' : 'Ask whoever runs the proxy');
    },
  );
});

describe('a proxy that closes too early throws a KeepnetConnectionError that names it', () => {
  const CLOSED = 'the connection was closed before the answer was complete.';
  test.each([
    ['https://', 'closes', (client: Socket) => client.end()],
    ['https://', 'resets', (client: Socket) => client.resetAndDestroy()],
    ['http://', 'closes', (client: Socket) => client.end()],
    ['http://', 'resets', (client: Socket) => client.resetAndDestroy()],
    ['', 'closes', (client: Socket) => client.end()],
    ['', 'resets', (client: Socket) => client.resetAndDestroy()],
    ['', 'closes after the first byte', (client: Socket) => client.once('data', () => client.destroy())],
    ['https://', 'closes after the first byte', (client: Socket) => client.once('data', () => client.destroy())],
  ])('%s %s', async (scheme, _name, act) => {
    const port = await behindRaw(scheme, act);
    expect((await failureOf()).message).toBe(`No answer from ${HOST} through the proxy localhost:${port}: ${CLOSED}`);
  });

  test.each([
    ['ends the tunnel', (client: Socket) => client.end()],
    ['closes the tunnel', (client: Socket) => client.destroy()],
    ['resets the tunnel', (client: Socket) => client.resetAndDestroy()],
  ])('%s before TLS', async (_name, act) => {
    const proxy = await behind((client) => client.write(OPENED, () => setTimeout(() => act(client), 20)));
    expect((await failureOf()).message).toBe(
      `No answer from ${HOST} through the proxy localhost:${proxy.port}: ${CLOSED}`,
    );
  });
});

test.each([
  ['speaks plain HTTP in the tunnel', OPENED + answer(200, '{}'), 'no secure connection could be agreed on.'],
  ['is no proxy', 'SSH-2.0-OpenSSH_9.6\r\n', 'what came is no valid HTTP.'],
  ['never ends its head', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}`, 'what came is no valid HTTP.'],
])('throws KeepnetConnectionError when the proxy %s', async (_name, bytes, words) => {
  const proxy = await behind((client) => client.write(bytes));
  expect((await failureOf()).message).toBe(
    `No answer from ${HOST} through the proxy localhost:${proxy.port}: ${words}`,
  );
});

describe.each([
  ['says nothing', ''],
  ['opens the tunnel and says nothing', OPENED],
  ['drips its head', 'HTTP/1.1 200 OK\r\n'],
])('a proxy that %s', (_name, bytes) => {
  const silent = (client: Socket): void => {
    if (bytes) client.write(bytes);
  };

  test('is a TIMEOUT that names it, and no connection to it stays', async () => {
    const proxy = await behind(silent);
    const error = await failureOf({ ...get, timeoutMs: 200 });
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toBe(
      `No answer from ${HOST} through the proxy localhost:${proxy.port}: it did not come within 0.2 seconds.`,
    );
    await allClosed(proxy);
  });

  test('is left at once when the caller gives up', async () => {
    const stop = new AbortController();
    const proxy = await behind((client) => {
      silent(client);
      setTimeout(() => stop.abort('stopped'), 20);
    });
    expect(await catchError(createAxiosTransport()({ ...get, signal: stop.signal }))).toBe('stopped');
    await allClosed(proxy);
  });
});

async function allClosed({ sockets }: LoopbackProxy): Promise<void> {
  expect(sockets.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(sockets.filter((socket) => !socket.destroyed)).toEqual([]), 2000);
}

test('throws KeepnetConnectionError that names the proxy when it is away', async () => {
  vi.stubEnv('HTTPS_PROXY', `http://user:${PASSWORD}@127.0.0.1:1`);
  expect((await failureOf()).message).toBe(
    `No answer from ${HOST} through the proxy 127.0.0.1:1: the connection was refused.`,
  );
});

test('throws KeepnetConfigurationError when the variable holds no address of a proxy, and sends nothing', async () => {
  vi.stubEnv('HTTPS_PROXY', `socks5://user:${PASSWORD}@127.0.0.1:1`);
  const error = await catchError(createAxiosTransport()(get));
  expect(error).toMatchObject({ name: 'KeepnetConfigurationError' });
  expect(findSecret(error, SECRETS)).toBeUndefined();
});
