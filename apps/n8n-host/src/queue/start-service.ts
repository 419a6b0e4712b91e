import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { Child } from '../child';
import { HostError } from '../host-error';

const TIMEOUT_MS = 60_000;

/** A server that n8n needs, on a loopback port of its own. */
export interface Service {
  readonly port: number;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A server that was started and may not be ready yet. */
export interface StartedService {
  readonly name: string;
  readonly port: number;
  /** Where all of its data lies. */
  readonly folder: string;
  readonly child: Child;
}

/**
 * Waits until a server that was started answers on its port.
 *
 * @throws HostError when it ends before that, or takes too long.
 */
export async function startService({ name, port, folder, child }: StartedService): Promise<Service> {
  const stop = async (): Promise<void> => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await answers(port))) {
    if (child.hasEnded || Date.now() > deadline) {
      await stop();
      throw new HostError(`${name} did not start. Its last output:\n${child.output.slice(-2000)}`);
    }
    await wait(50);
  }
  return { port, stop };
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1');
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
