import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent, type AgentOptions, request as requestHttps, type RequestOptions } from 'node:https';
import { isIP, isIPv6, type Socket } from 'node:net';
import { Duplex } from 'node:stream';

import type { Proxy } from './proxy-from-environment';

type Done = (error?: Error | null) => void;

/** A proxy answered CONNECT itself. Only the status of its answer is kept. */
export class TunnelRefused extends Error {
  constructor(readonly statusCode: number) {
    super('The proxy opened no tunnel.');
  }
}

/** Keeps https connections through the tunnels of one proxy open. */
export class TunnelAgent extends Agent {
  readonly #proxy: Proxy;
  readonly #tunnels = new WeakMap<Duplex, Tunnel>();

  constructor(proxy: Proxy, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  /** The secure connection exists at once and waits for its tunnel, so that the agent can count and end it. */
  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const tunnel = new Tunnel(this.#connect(options));
    // `host` and `servername` stay those of the server: the certificate is checked against them.
    const secure: RequestOptions & { socket: Duplex } = { ...options, socket: tunnel };
    const connection = super.createConnection(secure, callback);
    if (connection) this.#tunnels.set(connection, tunnel);
    return connection;
  }

  /** The connection is idle: it must not keep the process from ending. */
  override keepSocketAlive(connection: Duplex): void {
    this.#tunnels.get(connection)?.unref();
    // The types do not show that the return value says whether it is kept.
    return super.keepSocketAlive(connection);
  }

  override reuseSocket(connection: Duplex, request: ClientRequest): void {
    this.#tunnels.get(connection)?.ref();
    super.reuseSocket(connection, request);
  }

  #connect({ host, port }: RequestOptions): ClientRequest {
    const { url, authorization } = this.#proxy;
    const target = `${host && isIPv6(host) ? `[${host}]` : host}:${port ?? 443}`;
    const proxyHost = url.hostname.replace(/^\[|\]$/g, '');
    const options = {
      method: 'CONNECT',
      host: proxyHost,
      path: target,
      headers: { host: target, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
      agent: false,
    } as const;
    if (url.protocol === 'http:') return requestHttp({ ...options, port: url.port || 80 });
    const { ca } = this.options;
    return requestHttps({
      ...options,
      port: url.port || 443,
      // Otherwise the proxy's certificate would be checked against the Host header, which is the server's.
      servername: isIP(proxyHost) ? '' : proxyHost,
      ...(ca !== undefined && { ca }),
    });
  }
}

/**
 * The bytes between us and the server, once the proxy has connected them. Any fault destroys the stream with its error,
 * which the TLS connection above passes on. The end of that connection ends the tunnel at once, even while the proxy is
 * silent.
 */
class Tunnel extends Duplex {
  readonly #request: ClientRequest;
  readonly #opened: Promise<Socket>;
  #socket: Socket | undefined;

  constructor(request: ClientRequest) {
    super();
    this.#request = request;
    request.on('error', (error) => this.destroy(error));
    this.#opened = new Promise((resolve) => {
      request.once('connect', (response: IncomingMessage, socket: Socket, head: Buffer) => {
        socket.on('error', (error) => this.destroy(error));
        if (this.destroyed) {
          socket.destroy();
          return;
        }
        this.#socket = socket;
        if (response.statusCode !== 200) {
          this.destroy(new TunnelRefused(response.statusCode ?? 0));
          return;
        }
        if (head.length > 0) this.push(head);
        socket.on('data', (chunk: Buffer) => this.push(chunk) || socket.pause());
        socket.once('end', () => this.push(null));
        socket.once('close', () => this.destroy());
        resolve(socket);
      });
    });
    request.end();
  }

  ref(): void {
    this.#socket?.ref();
  }

  unref(): void {
    this.#socket?.unref();
  }

  override _read(): void {
    this.#socket?.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    void this.#opened.then((socket) => socket.write(chunk, done));
  }

  override _final(done: Done): void {
    void this.#opened.then((socket) => socket.end(done));
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#request.destroy();
    this.#socket?.destroy();
    done(error);
  }
}
