import type { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import type { LoopbackProxy } from '../../test/support/loopback-proxy';
import { transportRequest } from '../../test/support/transport-request';
import { setProxy, useNoProxyAtAll, useProxy } from '../../test/support/use-proxy';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { findSecret } from '../testing/find-secret';

import { createAxiosTransport } from './axios-transport';

const HOST = 'api.keepnet.test';
const PASSWORD = 'proxy-pa55';
const USER = `user:${PASSWORD}`;
const SECRETS = ['planted', PASSWORD, Buffer.from(USER).toString('base64')];
const get = transportRequest(`https://${HOST}/`);
const OPENED = 'HTTP/1.1 200 OK\r\n\r\n';
const CLOSED = 'the connection was closed before the answer was complete.';

const behind = (answer: (client: Socket) => unknown): Promise<LoopbackProxy> => useProxy(answer, { user: USER });

/** What a request says that cannot be answered; it tells no secret. */
async function failureOf(request = get): Promise<KeepnetConnectionError> {
  const error = await catchError(createAxiosTransport()(request));
  expect(findSecret(error, SECRETS)).toBeUndefined();
  if (!KeepnetConnectionError.isInstance(error)) expect.fail(`threw ${String(error)}`);
  return error;
}

function answer(status: number, body: string): string {
  const head = [`HTTP/1.1 ${status} Whatever ${PASSWORD}`, 'Content-Type: application/json'];
  return [...head, `Content-Length: ${body.length}`, '', body].join('\r\n');
}

const RUNNER = `Ask whoever runs the proxy to let this machine reach ${HOST}.`;
const LOGIN =
  'It asks for a user and a password: write them into the proxy variable, as http://user:password@host:port.';

test.each([...[201, 204, 302, 403, 429, 500, 503].map((status) => [status, RUNNER] as const), [407, LOGIN]] as const)(
  'throws KeepnetConnectionError when the proxy answers CONNECT itself, with %i',
  async (status, advice) => {
    // What it says would be a token, a company and an empty list.
    const body = '{"access_token":"forged","status":"SUCCESS","data":{"results":[]}}';
    const proxy = await behind((client) => client.end(answer(status, body)));
    const what = `the proxy localhost:${proxy.port} opened no connection to it (HTTP status ${status}).`;
    expect((await failureOf()).message).toBe(`No answer from ${HOST}: ${what} ${advice}`);
  },
);

const closes = (client: Socket) => client.end();
const resets = (client: Socket) => client.resetAndDestroy();
const closesLater = (client: Socket) => client.once('data', () => client.destroy());
const says = (bytes: string) => (client: Socket) => client.write(bytes);
const opensAnd = (act: (client: Socket) => unknown) => (client: Socket) =>
  client.write(OPENED, () => setTimeout(() => act(client), 20));

test.each([
  ['https://', 'closes', closes, CLOSED],
  ['https://', 'resets', resets, CLOSED],
  ['https://', 'closes after the first byte', closesLater, CLOSED],
  ['http://', 'closes', closes, CLOSED],
  ['http://', 'resets', resets, CLOSED],
  ['', 'closes after the first byte', closesLater, CLOSED],
  ['http://', 'is no proxy', says('SSH-2.0-OpenSSH_9.6\r\n'), 'what came is no valid HTTP.'],
])('throws KeepnetConnectionError when what is taken for a proxy, %s, %s', async (scheme, _name, act, words) => {
  const port = await useNoProxyAtAll(act, scheme, USER);
  expect((await failureOf()).message).toBe(`No answer from ${HOST} through the proxy localhost:${port}: ${words}`);
});

test.each([
  ['ends the tunnel before TLS', opensAnd(closes), CLOSED],
  ['resets the tunnel before TLS', opensAnd(resets), CLOSED],
  ['speaks plain HTTP in the tunnel', says(OPENED + answer(200, '{}')), 'no secure connection could be agreed on.'],
  ['never ends its head', says(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}`), 'what came is no valid HTTP.'],
])('throws KeepnetConnectionError when the proxy %s', async (_name, act, words) => {
  const { port } = await behind(act);
  expect((await failureOf()).message).toBe(`No answer from ${HOST} through the proxy localhost:${port}: ${words}`);
});

test('throws KeepnetConnectionError when the proxy is away', async () => {
  setProxy(`http://${USER}@127.0.0.1:1`);
  expect((await failureOf()).message).toBe(
    `No answer from ${HOST} through the proxy 127.0.0.1:1: the connection was refused.`,
  );
});

describe.each([
  ['says nothing', ''],
  ['opens the tunnel and says nothing', OPENED],
  ['drips its head', 'HTTP/1.1 200 OK\r\n'],
])('a proxy that %s', (_name, bytes) => {
  const silent = (client: Socket): void => void (bytes && client.write(bytes));

  test('is a TIMEOUT that names it, and no connection to it stays', async () => {
    const proxy = await behind(silent);
    const error = await failureOf({ ...get, timeoutMs: 100 });
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toBe(
      `No answer from ${HOST} through the proxy localhost:${proxy.port}: it did not come within 0.1 seconds.`,
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

test('throws KeepnetConfigurationError when the variable holds no address of a proxy, and sends nothing', async () => {
  setProxy(`socks5://${USER}@127.0.0.1:1`);
  const error = await catchError(createAxiosTransport()(get));
  expect(error).toMatchObject({ name: 'KeepnetConfigurationError' });
  expect(findSecret(error, SECRETS)).toBeUndefined();
});
