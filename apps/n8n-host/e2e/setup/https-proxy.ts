import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { createCertificate } from './certificate';

/** A request that was meant for a service on the internet. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What stands for a service; it throws on a request that the service does not have. */
export interface StandIn {
  answer(request: ServiceRequest): ServiceAnswer | Promise<ServiceAnswer>;
}

export interface HttpsProxy {
  /** What makes a program send its https requests here, and trust the answers. */
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/** A proxy on loopback that lets nothing out: the stand-ins answer for their hosts, every other host is refused. */
export async function startHttpsProxy(standIns: ReadonlyMap<string, StandIn | undefined>): Promise<HttpsProxy> {
  const { authorityFile, key, cert } = await createCertificate([...standIns.keys()]);
  const secure = createSecureServer({ key, cert }, (request, response) => {
    void reply(standIns, request, response);
  });
  const proxy = createServer((_request, response) => response.writeHead(502).end());
  proxy.on('connect', ({ url = '' }, socket, head) => {
    const known = standIns.has(url.split(':')[0] ?? '');
    socket.on('error', () => socket.destroy());
    socket.write(known ? 'HTTP/1.1 200 OK\r\n\r\n' : 'HTTP/1.1 403 Forbidden\r\n\r\n');
    if (!known) return socket.end();
    socket.unshift(head);
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    environment: { HTTPS_PROXY: url, HTTP_PROXY: url, NODE_EXTRA_CA_CERTS: authorityFile },
    close() {
      secure.closeAllConnections();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

async function reply(
  standIns: ReadonlyMap<string, StandIn | undefined>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '', `https://${headers.host}`);
  const {
    status,
    headers: own,
    body,
  } = await answerOf(standIns.get(url.hostname), {
    method,
    url,
    headers,
    body: Buffer.concat(chunks),
  });
  response.writeHead(status, { 'content-type': 'application/json', ...own });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function answerOf(standIn: StandIn | undefined, request: ServiceRequest): Promise<ServiceAnswer> {
  try {
    if (standIn) return await standIn.answer(request);
    throw new Error(`Nobody stands for ${request.url.hostname}.`);
  } catch (error) {
    return { status: 501, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}
