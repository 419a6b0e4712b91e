import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request, whose body has been read. */
export type LoopbackHandler = (response: ServerResponse, request: ReceivedRequest) => void;

/** A server that remembers what it was asked. */
export interface LoopbackServer {
  /** Its address, `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** Every connection ever opened to it. */
  readonly sockets: readonly Socket[];
  close(): Promise<void>;
}

/** An HTTP server on a free port of this machine. */
export async function startLoopbackServer(handler: LoopbackHandler): Promise<LoopbackServer> {
  const requests: ReceivedRequest[] = [];
  const sockets: Socket[] = [];
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on('error', () => undefined);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return; // the client gave up while sending
    }
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
    requests.push(request);
    handler(response, request);
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sockets,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
