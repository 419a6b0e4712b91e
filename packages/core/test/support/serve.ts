import { onTestFinished } from 'vitest';
import { type LoopbackHandler, type LoopbackServer, startLoopbackServer } from '../../src/testing/loopback-server';

/** A server on this machine, until the test ends. */
export async function serve(handler: LoopbackHandler): Promise<LoopbackServer> {
  const server = await startLoopbackServer(handler);
  onTestFinished(() => server.close());
  return server;
}
