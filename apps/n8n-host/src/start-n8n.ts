import { setTimeout as wait } from 'node:timers/promises';

import { Child } from './child';
import { freePort } from './free-port';
import { HostError } from './host-error';
import { n8nEnvironment } from './n8n-environment';
import { N8N } from './n8n-program';

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
  /** How long the start may take. Default: four minutes. */
  readonly timeoutMs?: number;
  /** Aborts the start. */
  readonly signal?: AbortSignal;
  /** Receives all its output. */
  readonly onOutput?: (text: string) => void;
}

export interface RunningN8n {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly userFolder: string;
  /** The end of its output. */
  readonly output: () => string;
  /** Resolves when it ends, for any reason. */
  readonly ended: Promise<number>;
  /** @param patienceMs How long it may take to finish its work. Default: 15 seconds. */
  stop(patienceMs?: number): Promise<void>;
  /** Kills it at any point, like a crash or a power failure. */
  kill(): Promise<void>;
}

/**
 * Starts n8n and waits until it is ready.
 *
 * @throws HostError when it ends before that, or takes too long.
 */
export async function startN8n(options: StartN8nOptions): Promise<RunningN8n> {
  const {
    userFolder,
    extra = {},
    command = ['start'],
    nodeOptions = [],
    timeoutMs = 240_000,
    signal,
    onOutput,
  } = options;
  const port = options.port ?? (await freePort());
  const env = n8nEnvironment({ userFolder, port, brokerPort: await freePort(), extra });
  const child = new Child(N8N.node, [...nodeOptions, N8N.script, ...command], { env, cwd: userFolder, onOutput });
  const url = `http://127.0.0.1:${port}`;
  // The server of n8n 1 is ready before its own API is.
  const signs = ['/healthz/readiness', ...(command[0] === 'start' ? ['/rest/settings'] : [])];
  const deadline = Date.now() + timeoutMs;
  while (!(await areAnswered(url, signs))) {
    if (signal?.aborted) {
      await child.stop(0);
      signal.throwIfAborted();
    }
    const late = Date.now() > deadline;
    if (late || child.hasEnded) {
      await child.stop();
      const what = late ? `was not ready after ${Math.round(timeoutMs / 1000)} s` : 'ended while it started';
      throw new HostError(`n8n ${what}. Its last output:\n${child.output.slice(-3000)}`);
    }
    await wait(150);
  }
  const { ended } = child;
  const kill = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return {
    url,
    port,
    userFolder,
    pid: child.pid ?? 0,
    output: () => child.output,
    ended,
    stop: (patienceMs) => child.stop(patienceMs),
    kill,
  };
}

async function areAnswered(url: string, paths: readonly string[]): Promise<boolean> {
  const answers = paths.map((path) => fetch(`${url}${path}`, { signal: AbortSignal.timeout(5_000) }));
  return Promise.all(answers).then(
    (responses) => responses.every(({ ok }) => ok),
    () => false,
  );
}
