import { setTimeout as wait } from 'node:timers/promises';

import { Child } from './child';
import { freePort } from './free-port';
import { HostError } from './host-error';
import { n8nEnvironment } from './n8n-environment';
import { PATHS } from './paths';

export interface StartN8nOptions {
  readonly userFolder: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Further environment variables. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Default: the whole server. */
  readonly command?: readonly string[];
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** How long the start may take. Default: two minutes. */
  readonly timeoutMs?: number;
}

export interface RunningN8n {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly userFolder: string;
  /** The last of what it printed. */
  readonly output: () => string;
  /** Resolves when it ends, whoever ended it. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts n8n and waits until it is ready.
 *
 * @throws HostError when it ends before that, or takes too long.
 */
export async function startN8n(options: StartN8nOptions): Promise<RunningN8n> {
  const { userFolder, extra = {}, command = ['start'], nodeOptions = [], timeoutMs = 120_000 } = options;
  const port = options.port ?? (await freePort());
  const env = n8nEnvironment({ userFolder, port, brokerPort: await freePort(), extra });
  const child = new Child(process.execPath, [...nodeOptions, PATHS.n8n, ...command], { env, cwd: userFolder });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + timeoutMs;
  while (!(await isReady(url))) {
    const late = Date.now() > deadline;
    if (late || child.hasEnded) {
      await child.stop();
      const what = late ? `was not ready after ${Math.round(timeoutMs / 1000)} s` : 'ended while it started';
      throw new HostError(`n8n ${what}. The last that it printed:\n${child.output.slice(-3000)}`);
    }
    await wait(150);
  }
  return {
    url,
    port,
    pid: child.pid ?? 0,
    userFolder,
    output: () => child.output,
    ended: child.ended,
    stop: () => child.stop(),
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
