import { rm } from 'node:fs/promises';

import { onTestFinished } from 'vitest';

import { createUserFolder } from '../../src/create-user-folder';
import { createOwner, logIn, Session } from '../../src/session';
import { type RunningN8n, startN8n } from '../../src/start-n8n';

/** An n8n for one test, which may end it and start it again. */
export class OwnN8n {
  #n8n: RunningN8n;
  #session: Session;
  readonly #extra: Readonly<Record<string, string>>;

  constructor(n8n: RunningN8n, session: Session, extra: Readonly<Record<string, string>>) {
    this.#n8n = n8n;
    this.#session = session;
    this.#extra = extra;
  }

  /** The owner's session; another one after each start. */
  get session(): Session {
    return this.#session;
  }

  get url(): string {
    return this.#n8n.url;
  }

  get userFolder(): string {
    return this.#n8n.userFolder;
  }

  /** The last that it printed since its start. */
  get output(): string {
    return this.#n8n.output();
  }

  /** Ends it as a computer without power would. */
  kill(): Promise<void> {
    return this.#n8n.kill();
  }

  stop(): Promise<void> {
    return this.#n8n.stop();
  }

  /** Starts it again with what it has stored. */
  async start(): Promise<void> {
    this.#n8n = await startN8n({ userFolder: this.userFolder, extra: this.#extra });
    this.#session = new Session(await logIn(this.url));
  }
}

/**
 * Starts an n8n for the test at hand; it ends with it.
 *
 * @param extra Further environment of n8n.
 */
export async function ownN8n(extra: Readonly<Record<string, string>> = {}): Promise<OwnN8n> {
  const folder = await createUserFolder();
  const n8n = await startN8n({ userFolder: folder, extra });
  const own = new OwnN8n(n8n, new Session(await createOwner(n8n.url)), extra);
  onTestFinished(async () => {
    await own.stop();
    // Here and not only when the process ends: a test process that has done its work is ended without ado.
    await rm(folder, { recursive: true, force: true });
  });
  return own;
}
