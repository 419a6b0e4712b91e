import { createServer } from 'node:net';

const HOST = '127.0.0.1';

// Of what lies above, the system gives a port to each outgoing connection and to each server that takes any: one that
// is free now could be taken before n8n, which loads its code first, listens on it.
const FIRST = 10_000;
const PORTS_PER_PROCESS = 32;
const PROCESSES = 600;

let asked = 0;

/** An unused loopback port that the system gives to nothing else, and no test process beside this one. */
export async function freePort(): Promise<number> {
  const own = FIRST + (process.pid % PROCESSES) * PORTS_PER_PROCESS;
  for (let attempt = 0; attempt < PORTS_PER_PROCESS; attempt++) {
    const port = own + (asked++ % PORTS_PER_PROCESS);
    if (await isPortFree(port)) {
      return port;
    }
  }
  throw new Error(`All ports from ${own} to ${own + PORTS_PER_PROCESS - 1} are in use.`);
}

/** Whether a server can listen on the port. */
export function isPortFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(port, HOST, () => server.close(() => resolve(true)));
  return promise;
}
