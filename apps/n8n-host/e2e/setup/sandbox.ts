import { type RunningSandbox, startSandbox, type StartOptions } from '@keepnet-workflows/sandbox';
import { onTestFinished } from 'vitest';

import { createCredential, type KeepnetCredential, type StoredCredential } from '../../src/credentials';
import { session } from './shared-session';

/** The day that it is: the node goes by the real clock, so the sandbox must too. */
export const TODAY = new Date().toISOString().slice(0, 10);
export const THIS_MONTH = TODAY.slice(0, 7);
export const LAST_MONTH = new Date(Date.parse(`${THIS_MONTH}-01`) - 1).toISOString().slice(0, 7);

/** The day some days after today. */
export function inDays(days: number): string {
  return new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A sandbox for one test.
 *
 * @param finished The test's own `onTestFinished`, in a test that runs beside others.
 */
export async function sandboxForTest(
  options: StartOptions = {},
  finished: typeof onTestFinished = onTestFinished,
): Promise<RunningSandbox> {
  const server = await startSandbox({ companies: 120, today: TODAY, ...options });
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
