import type { Readable } from 'node:stream';

import { createHostTransport, type Transport, type TransportRequest } from '@keepnet-workflows/core';
import type { RawHttpResponse, ZObject } from 'zapier-platform-core';

import { agentFor } from './agents';
import { toTransportError } from './to-transport-error';

/** Statuses that Zapier handles itself, before our code sees them: it renews the session, or waits. */
export const HOST_HANDLES: readonly number[] = [401, 429];

/**
 * Zapier's runtime recognizes the requests of `z.request` by this header and logs them without their bodies. It logs
 * all other requests with the whole answer, including every customer's row. `merge: false` removes the header.
 */
const ZAPIER_AGENT = { 'user-agent': 'Zapier' };

/**
 * Sends through `z.request`, so that Zapier logs it, renews the session and waits when told to. See core's Transport.
 */
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
    // Also for a text: Zapier would parse it twice, and the core again.
    raw: true as const,
    agent: agentFor(url),
    redirect: 'manual' as const,
    skipThrowForStatus: true,
    timeout: timeoutMs,
    signal,
    // Otherwise Zapier refuses user text that looks like its own placeholders.
    merge: false,
  };
}

function plainHeaders({ headers }: RawHttpResponse): Record<string, string> {
  const plain: Record<string, string> = {};
  headers.forEach((value: string, name: string) => (plain[name.toLowerCase()] = value));
  return plain;
}
