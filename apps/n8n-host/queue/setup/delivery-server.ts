import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes the place of what a workflow delivers to: mail, CRM, a sheet. */
export interface DeliveryServer {
  readonly url: string;
  /** What was delivered, in the order in which it came. */
  readonly deliveries: readonly Readonly<Record<string, unknown>>[];
  /** Releases the requests to `/hold`, including later ones. */
  release(): void;
  close(): void;
}

/** `POST /deliver` notes its JSON body; `GET /hold` is answered when the test says so. */
export async function startDeliveryServer(): Promise<DeliveryServer> {
  const deliveries: Readonly<Record<string, unknown>>[] = [];
  const held = new Set<ServerResponse>();
  let open = false;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/hold') {
      held.add(response);
      if (open) response.end('{}');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const delivery = JSON.parse(Buffer.concat(chunks).toString()) as Readonly<Record<string, unknown>>;
      deliveries.push(delivery);
      response.end(JSON.stringify(delivery));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    release() {
      open = true;
      for (const response of held) response.end('{}');
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
