import { createServer, type Socket } from 'node:net';

import { onTestFinished, vi } from 'vitest';

import { type KeyPair, listen, type LoopbackProxy, startLoopbackProxy } from './loopback-proxy';

const VARIABLES = ['HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

/** Until the test ends, HTTPS_PROXY is this, and no other variable names a proxy or an exception. */
export function setProxy(address: string | undefined): void {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of VARIABLES) vi.stubEnv(name, undefined);
  vi.stubEnv('HTTPS_PROXY', address);
}

interface ProxyOptions {
  /** `https://` needs a key pair. Default `http://`. */
  readonly scheme?: string;
  /** `user:password`. */
  readonly user?: string;
  readonly keys?: KeyPair;
}

/** The proxy of this test: does with each CONNECT what `answer` does. */
export async function useProxy(
  answer: (client: Socket) => void,
  { scheme = 'http://', user, keys }: ProxyOptions = {},
): Promise<LoopbackProxy> {
  const proxy = await startLoopbackProxy(answer, keys);
  onTestFinished(() => proxy.close());
  setProxy(`${scheme}${user ? `${user}@` : ''}localhost:${proxy.port}`);
  return proxy;
}

/** In place of a proxy, something that does with each connection what `act` does. Returns its port. */
export async function useNoProxyAtAll(act: (client: Socket) => void, scheme: string, user: string): Promise<number> {
  const server = createServer((client) => act(client.on('error', () => undefined)));
  const port = await listen(server);
  onTestFinished(() => void server.close());
  setProxy(`${scheme}${user}@localhost:${port}`);
  return port;
}
