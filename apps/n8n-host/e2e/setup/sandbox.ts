import { type RunningSandbox, startSandbox, type StartOptions } from '@keepnet-workflows/sandbox';
import { onTestFinished } from 'vitest';

import { createCredential, type KeepnetCredential, type StoredCredential } from '../../src/credentials';
import { TODAY } from './days';
import { session } from './shared-session';

export { BEFORE_LAST, inDays, LAST_MONTH, THIS_MONTH, TODAY } from './days';

/**
 * A sandbox for one test.
 *
 * @param finished The test's own `onTestFinished`, in a test that runs beside others.
 */
export async function sandboxForTest(
  options: StartOptions = {},
  finished: typeof onTestFinished = onTestFinished,
): Promise<RunningSandbox> {
  const scenario = ['hostile-names', options.scenario].filter(Boolean).join();
  const server = await startSandbox({ companies: 120, today: TODAY, ...options, scenario });
  finished(() => server.close());
  return server;
}

/** What a client of the sandbox enters in n8n. */
export function accessTo({ url }: { readonly url: string }, clientId = 'sandbox'): KeepnetCredential {
  return { baseUrl: url, clientId, clientSecret: `${clientId}-secret` };
}

/** A credential in the shared n8n. */
export function storedFor(server: { readonly url: string }, clientId = 'sandbox'): Promise<StoredCredential> {
  return createCredential(session, `Sandbox ${clientId}`, accessTo(server, clientId));
}
