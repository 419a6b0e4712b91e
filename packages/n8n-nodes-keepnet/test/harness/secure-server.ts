import { request } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createGzip } from 'node:zlib';

import { onTestFinished, vi } from 'vitest';

import {
  type Authority,
  createAuthority,
  type KeyPair,
  listen,
  type LoopbackProxy,
  startLoopbackProxy,
} from '../../../core/test/support/loopback-proxy';

let trusted: Promise<Authority> | undefined;

/** A certificate authority that this process trusts, as with NODE_EXTRA_CA_CERTS: one only, since all have the same name. */
export function trustedAuthority(): Promise<Authority> {
  trusted ??= createAuthority().then((authority) => {
    setDefaultCACertificates([...getCACertificates(), authority.certificate]);
    return authority;
  });
  return trusted;
}

export interface SecureServer {
  readonly port: number;
  /** What each request said of compression. */
  readonly encodings: readonly string[];
}

/** Puts TLS before a server of this machine, and compresses what it answers for those who take it. */
export async function secureServer(origin: string, keys: KeyPair): Promise<SecureServer> {
  const encodings: string[] = [];
  const server = createServer(keys, (incoming, response) => {
    const { method, url = '', headers } = incoming;
    encodings.push(String(headers['accept-encoding']));
    const isCompressed = String(headers['accept-encoding']).includes('gzip');
    const forwarded = request(`${origin}${url}`, { method, headers }, (answer) => {
      const { 'content-length': length, ...others } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, {
        ...others,
        ...(isCompressed ? { 'content-encoding': 'gzip' } : length && { 'content-length': length }),
      });
      (isCompressed ? answer.pipe(createGzip()) : answer).pipe(response);
    });
    incoming.pipe(forwarded);
  });
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port, encodings };
}

/** Sets a proxy for this process until the variables are restored; `answer` gets the number of CONNECTs so far. */
export async function useProxy(answer: (client: Socket, nth: number) => void): Promise<LoopbackProxy> {
  const proxy = await startLoopbackProxy((client) => answer(client, proxy.asked.length));
  onTestFinished(() => proxy.close());
  for (const name of ['NO_PROXY', 'no_proxy', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, undefined);
  vi.stubEnv('HTTPS_PROXY', `http://localhost:${proxy.port}`);
  return proxy;
}

/** What a proxy says that answers CONNECT itself. */
export function answerItself(status: string, type: string, body: Buffer, encoding = 'identity') {
  return (client: Socket): void => {
    const headers = [`Content-Type: ${type}`, `Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`];
    client.write(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`);
    client.end(body);
  };
}
