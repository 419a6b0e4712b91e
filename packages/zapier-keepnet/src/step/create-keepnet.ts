import { type ClientSettings, createClient, type KeepnetClient, type Transport } from '@keepnet-workflows/core';
import type { Bundle, ZObject } from 'zapier-platform-core';

import { readCredentials, readSettings, readToken } from '../connection';
import { clock } from '../http/clock';
import { createTransport } from '../http/transport';
import type { Progress } from './run-in-time';

/**
 * One request may take nearly all of a step's time, and is repeated only as far as that allows. Pages are smaller than
 * elsewhere: a step that ran out of time on a large page would do so again, because it starts over each time. A second
 * count that has not answered after 18 seconds leaves time to give the result without it.
 */
export const STEP_LIMITS = {
  pageSize: 1000,
  timeoutMs: 24_000,
  secondCountMs: 18_000,
  retry: { maxAttempts: 4, baseDelayMs: 400, maxDelayMs: 3000, budgetMs: 24_000 },
} as const;

// The vendor's own clients treat it like a 401.
const ALSO_UNAUTHORIZED = 306;

/** What a step gets: the connection and the input fields. Some runs have no `meta`. */
export type StepBundle = Pick<Bundle, 'authData' | 'inputData'> & { readonly meta?: Partial<Bundle['meta']> };

/**
 * Makes a client for the step's connection. It ends with the step and counts the pages it reads.
 *
 * @throws RefreshAuthError while the connection has no token; Zapier then gets one and runs the step again.
 */
export function createKeepnet(
  z: ZObject,
  { authData }: StepBundle,
  progress: Progress,
  settings: Pick<ClientSettings, 'pageSize'> = {},
): KeepnetClient {
  const token = readToken(authData);
  if (!token) throw new z.errors.RefreshAuthError();
  const send = createTransport(z);
  const transport: Transport = async (request) => {
    const headers = { ...request.headers, authorization: `Bearer ${token.value}` };
    const response = await send({ ...request, headers });
    if (response.status === ALSO_UNAUTHORIZED) throw new z.errors.RefreshAuthError();
    if (response.status === 200 && request.url.endsWith('/search')) progress.pagesRead++;
    return response;
  };
  const tokens = { get: () => Promise.resolve(token), invalidate: () => undefined };
  return createClient(
    { transport, clock, random: Math.random, tokens, secrets: [token.value, readCredentials(authData).clientSecret] },
    {
      ...readSettings(authData),
      ...STEP_LIMITS,
      ...settings,
      signal: progress.signal,
      onWarning: (warning) => z.console.log(warning),
    },
  );
}
