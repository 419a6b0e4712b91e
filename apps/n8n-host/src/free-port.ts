import { createServer, type Server } from 'node:net';

import { HostError } from './host-error';

const HOST = '127.0.0.1';

// The system gives ports from 32768 up to connections and servers. n8n takes seconds to load, so such a port could be
// taken before n8n listens on it. Of the ports below, fetch refuses 10080.
const FIRST = 10_200;
const LAST = 32_000;
const BLOCK = 200;

let block: Promise<number> | undefined;
let given = 0;

/** An unused loopback port. No other process that asks here gets it. */
export async function freePort(): Promise<number> {
  const first = await (block ??= takeBlock());
  for (let attempt = 1; attempt < BLOCK; attempt++) {
    const port = first + 1 + (given++ % (BLOCK - 1));
    if (await isPortFree(port)) return port;
  }
  throw new HostError(`No port from ${first} to ${first + BLOCK - 1} is free.`);
}

/** Listens on the first port of a block: the block is this process's own for as long as it lives. */
async function takeBlock(): Promise<number> {
  for (let first = FIRST; first < LAST; first += BLOCK) {
    const server = await listen(first);
    if (!server) continue;
    server.unref();
    return first;
  }
  throw new HostError(`No port from ${FIRST} to ${LAST} is free.`);
}

/** Whether a server can listen on the port. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = await listen(port);
  await server?.[Symbol.asyncDispose]();
  return server !== undefined;
}

function listen(port: number): Promise<Server | undefined> {
  const { promise, resolve } = Promise.withResolvers<Server | undefined>();
  const server = createServer();
  server.once('error', () => resolve(undefined));
  server.listen(port, HOST, () => resolve(server));
  return promise;
}
