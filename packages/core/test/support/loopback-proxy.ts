import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';

import { generate } from 'selfsigned';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority of the test's own. */
export interface Authority {
  readonly certificate: string;
  /** A certificate for one host name or IP address. */
  issue(host: string): Promise<KeyPair>;
}

export async function createAuthority(): Promise<Authority> {
  const root = await generate([{ name: 'commonName', value: 'Loopback authority' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    certificate: root.cert,
    async issue(host) {
      const altName = /^[\d.]+$/.test(host) ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const);
      const issued = await generate([{ name: 'commonName', value: host }], {
        algorithm: 'sha256',
        keyType: 'ec',
        ca: { key: root.private, cert: root.cert },
        extensions: [{ name: 'subjectAltName', altNames: [altName] }],
      });
      return { key: issued.private, cert: issued.cert };
    },
  };
}

/** A proxy on this machine. */
export interface LoopbackProxy {
  readonly port: number;
  /** Every CONNECT that came: its target and its headers. */
  readonly asked: readonly { readonly target: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  /** Every connection ever opened to it. */
  readonly sockets: readonly Socket[];
  close(): Promise<void>;
}

/** A proxy that does with each CONNECT what `answer` does; with a key pair, one that is asked over TLS. */
export async function startLoopbackProxy(answer: (client: Socket) => void, tls?: KeyPair): Promise<LoopbackProxy> {
  const asked: { target: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const sockets: Socket[] = [];
  const server = tls ? createHttpsServer(tls) : createHttpServer();
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  server.on('connect', (request, client: Socket) => {
    asked.push({ target: request.url ?? '', headers: request.headers });
    client.on('error', () => undefined);
    // What the client sends must be read, or its end is not seen.
    client.once('end', () => client.end()).resume();
    answer(client);
  });
  return { port: await listen(server), asked, sockets, close: () => closeAll(server, sockets) };
}

/** Opens a tunnel to a port of this machine, whatever target was asked for. */
export function tunnelTo(port: number): (client: Socket) => void {
  return (client) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.once('close', () => upstream.destroy());
  };
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function closeAll(server: Server, sockets: readonly Socket[]): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
}
