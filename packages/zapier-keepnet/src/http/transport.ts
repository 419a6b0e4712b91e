import type { Readable } from 'node:stream';

import { createHostTransport, type Transport, type TransportRequest } from '@keepnet-workflows/core';
import type { RawHttpResponse, ZObject } from 'zapier-platform-core';

import { agentFor } from './agents';
import { toTransportError } from './to-transport-error';

/** Statuses that Zapier treats itself, before our code sees them: it renews the session, or waits. */
export const HOST_HANDLES: readonly number[] = [401, 429];

/**
 * By this Zapier's runtime knows the requests of `z.request`, which it logs without their bodies. Those of anything
 * else it logs with the whole answer, so with every customer's row. `merge: false` leaves the header out.
 */
const ZAPIER_AGENT = { 'user-agent': 'Zapier' };

/** Sends through `z.request`, so that Zapier logs it, renews the session and waits when told to. See core's Transport. */
export function createTransport(z: ZObject): Transport {
  return createHostTransport({
    async send(request, signal) {
      const response = await z.request(toHostOptions(request, signal));
      const body = response.body as Readable;
      // A reset before the first read must not end the process; the reader still gets it.
      body.on('error', () => undefined);
      return { status: response.status, headers: plainHeaders(response), body };
    },
    timeUp: (ms) => AbortSignal.timeout(ms),
    toError: toTransportError,
  });
}

function toHostOptions({ method, url, headers, body, timeoutMs }: TransportRequest, signal: AbortSignal) {
  return {
    method,
    url,
    headers: { ...headers, ...ZAPIER_AGENT },
    ...(body !== undefined && { body }),
    // Also for a text: Zapier would parse it twice and the core once more.
    raw: true as const,
    agent: agentFor(url),
    redirect: 'manual' as const,
    skipThrowForStatus: true,
    timeout: timeoutMs,
    signal,
    // Otherwise Zapier refuses a text of a user that looks like its own placeholders.
    merge: false,
  };
}

function plainHeaders({ headers }: RawHttpResponse): Record<string, string> {
  const plain: Record<string, string> = {};
  headers.forEach((value: string, name: string) => (plain[name.toLowerCase()] = value));
  return plain;
}
