import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { Child } from '../src/child';
import { HostError } from '../src/host-error';
import { PATHS } from '../src/paths';

/** A request as the server saw it. */
export interface SeenRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** As sent, but for secrets. */
  readonly body: { readonly pageNumber?: number; readonly pageSize?: number };
}

/** A sandbox in a process of its own, so that its work is not counted as a client's. */
export interface SandboxProcess {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The requests that came after `since`; all without it. */
  requests(since?: number): Promise<readonly SeenRequest[]>;
  stop(): Promise<void>;
}

/** @param options As on its command line, by name. */
export async function startSandboxProcess(options: Readonly<Record<string, string | number>>): Promise<SandboxProcess> {
  const args = Object.entries({ port: 0, ...options }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const program = join(PATHS.root, 'apps', 'sandbox', 'dist', 'server.js');
  const child = new Child(process.execPath, [program, ...args], { env: process.env });
  const url = await addressOf(child);
  return {
    url,
    clientId: 'sandbox',
    clientSecret: 'sandbox-secret',
    requests: async (since = 0) => {
      const answer = await fetch(`${url}/_sandbox/journal?since=${since}`);
      return ((await answer.json()) as { requests: SeenRequest[] }).requests;
    },
    stop: () => child.stop(),
  };
}

async function addressOf(child: Child): Promise<string> {
  for (let tries = 0; tries < 300 && !child.hasEnded; tries++) {
    const address = /^Keepnet sandbox\s+(\S+)$/m.exec(child.output)?.[1];
    if (address !== undefined) return address;
    await wait(100);
  }
  await child.stop();
  throw new HostError(`The sandbox did not start. Its last output:\n${child.output.slice(-1000)}`);
}
