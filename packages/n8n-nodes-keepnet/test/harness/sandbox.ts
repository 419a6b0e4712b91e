import { type RunningSandbox, startSandbox, type StartOptions } from '@keepnet-workflows/sandbox';
import { onTestFinished } from 'vitest';

import { CredentialStore } from './credential-store';

/** The day that it is: the node goes by the clock of its process, so the sandbox must too. */
export const TODAY = new Date().toISOString().slice(0, 10);

export interface Fixture {
  readonly server: RunningSandbox;
  readonly credentials: CredentialStore;
}

/** A sandbox for one test, and a credential for it. */
export async function sandboxWith(options: StartOptions = {}, clientId = 'sandbox'): Promise<Fixture> {
  const scenario = ['hostile-names', options.scenario].filter(Boolean).join();
  const server = await startSandbox({ companies: 120, today: TODAY, ...options, scenario });
  onTestFinished(() => server.close());
  return { server, credentials: credentialsFor(server, clientId) };
}

export function credentialsFor(server: RunningSandbox, clientId = 'sandbox'): CredentialStore {
  return new CredentialStore({ baseUrl: server.url, clientId, clientSecret: `${clientId}-secret` });
}

/** The paths that were asked for, in order. */
export function pathsOf({ sandbox }: RunningSandbox): string[] {
  return sandbox.journal.list().map(({ path }) => path);
}
