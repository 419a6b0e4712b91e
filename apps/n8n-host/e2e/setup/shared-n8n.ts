import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { createUserFolder } from '../../src/create-user-folder';
import { createOwner, type Login } from '../../src/session';
import { startN8n } from '../../src/start-n8n';

declare module 'vitest' {
  interface ProvidedContext {
    /** The n8n that the tests share, entered by its owner. */
    login: Login;
  }
}

/** One n8n for every test that needs no n8n of its own. */
export default async function sharedN8n(project: TestProject): Promise<() => Promise<void>> {
  // What the test processes and their n8n leave behind goes with it: they are ended without ado.
  const temporary = await mkdtemp(join(tmpdir(), 'keepnet-e2e-'));
  process.env['TMPDIR'] = temporary;
  const userFolder = await createUserFolder();
  const n8n = await startN8n({ userFolder });
  project.provide('login', await createOwner(n8n.url));
  return async () => {
    await n8n.stop();
    await rm(temporary, { recursive: true, force: true });
  };
}
