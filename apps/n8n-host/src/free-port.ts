import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** An unused loopback port. */
export function freePort(): Promise<number> {
  return probe(0);
}

/** Whether a server can listen on the port. */
export async function isPortFree(port: number): Promise<boolean> {
  return probe(port).then(
    () => true,
    () => false,
  );
}

function probe(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen(port, HOST, () => {
    const address = server.address();
    const found = typeof address === 'object' && address ? address.port : port;
    server.close(() => resolve(found));
  });
  return promise;
}
