import { rm } from 'node:fs/promises';

import { createUserFolder } from '../create-user-folder';
import { freePort } from '../free-port';
import { createOwner, Session } from '../session';
import { type RunningN8n, startN8n, type StartN8nOptions } from '../start-n8n';
import { queueEnvironment, workerEnvironment } from './queue-environment';
import { startPostgres } from './start-postgres';
import { startRedis } from './start-redis';

// Three processes of n8n start on a machine that may have two cores.
const START_MS = 240_000;

export interface QueueModeOptions {
  readonly workers: number;
  /** Executions that a worker runs at once. */
  readonly concurrency: number;
  /** Further environment of all processes. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A worker, and what it has done. */
export interface Worker extends RunningN8n {
  /** The executions that it has started, in the order of their start; one that was started twice appears twice. */
  started(): string[];
}

/** An n8n whose executions run in workers. */
export interface QueueMode {
  readonly main: RunningN8n;
  readonly workers: Worker[];
  readonly session: Session;
  /** Starts one more worker. */
  addWorker(): Promise<Worker>;
  stop(): Promise<void>;
}

/** Starts Redis, PostgreSQL, n8n's main process and its workers, each with its own folder, as on separate machines. */
export async function startQueueMode({
  workers: count,
  concurrency,
  extra = {},
}: QueueModeOptions): Promise<QueueMode> {
  const started: { stop(): Promise<void> }[] = [];
  // The servers last: n8n does not shut down cleanly without them.
  const stop = async (): Promise<void> => {
    for (const each of started.splice(0).toReversed()) await each.stop();
  };
  const keep = <T extends { stop(): Promise<void> }>(each: T): T => {
    started.push(each);
    return each;
  };
  try {
    const [redis, postgres] = [keep(await startRedis()), keep(await startPostgres())];
    const shared = { ...queueEnvironment({ redisPort: redis.port, postgresPort: postgres.port }), ...extra };
    const main = keep(await startInOwnFolder({ extra: shared }));
    const workers: Worker[] = [];
    const addWorker = async (): Promise<Worker> => {
      const worker = keep(await startWorker(shared, concurrency));
      workers.push(worker);
      return worker;
    };
    const session = new Session(await createOwner(main.url));
    await Promise.all(Array.from({ length: count }, addWorker));
    return { main, workers, session, addWorker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startWorker(shared: Readonly<Record<string, string>>, concurrency: number): Promise<Worker> {
  const port = await freePort();
  let printed = '';
  const worker = await startInOwnFolder({
    port,
    command: ['worker', `--concurrency=${concurrency}`],
    extra: { ...shared, ...workerEnvironment(port), N8N_LOG_LEVEL: 'info' },
    onOutput: (text) => (printed += text),
  });
  return {
    ...worker,
    started: () => Array.from(printed.matchAll(/Worker started execution (\d+)/g), ([, id = '']) => id),
  };
}

async function startInOwnFolder(options: Omit<StartN8nOptions, 'userFolder'>): Promise<RunningN8n> {
  const userFolder = await createUserFolder();
  const n8n = await startN8n({ ...options, userFolder, timeoutMs: START_MS });
  return {
    ...n8n,
    async stop() {
      await n8n.stop();
      await rm(userFolder, { recursive: true, force: true });
    },
  };
}
