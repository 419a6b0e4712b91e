import type { RunningSandbox } from '@keepnet-workflows/sandbox';

import { type ClientSettings, createCredentialClient, type KeepnetClient, type Transport } from '../../src';
import { createAxiosTransport } from '../../src/node';

import { TODAY } from './true-world';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

/** Clients of one sandbox, over real connections. */
export interface VirtualClients {
  /**
   * A client whose waits cost no time, on the sandbox's day.
   *
   * @param exportsAreLate Whether time moves on while the answer to an export is awaited.
   */
  create(settings: ClientSettings, exportsAreLate: boolean): KeepnetClient;
  /** Returns when no request of theirs is on its way any more. */
  settle(): Promise<void>;
}

// A request may need this many turns of the server until it is counted: accepted, read, authorized.
const SETTLING_TURNS = 4;

export function createVirtualClients({ clientId, clientSecret, url: baseUrl }: RunningSandbox): VirtualClients {
  const send = createAxiosTransport();
  let hasGivenUp = false;
  const transport: Transport = (request) =>
    send(request).catch((error: unknown) => {
      hasGivenUp = true;
      throw error;
    });
  return {
    create(settings, exportsAreLate) {
      const clock = createVirtualClock(`${TODAY}T12:00:00Z`);
      const ports = { transport: inVirtualTime(transport, clock, exportsAreLate), clock, random: () => 0.5 };
      return createCredentialClient(ports, { clientId, clientSecret }, { baseUrl, ...settings });
    },
    // What a client has given up may still reach the server, and would count as a request of the next client.
    async settle() {
      if (!hasGivenUp) return;
      hasGivenUp = false;
      for (let turn = 0; turn < SETTLING_TURNS; turn++) {
        const answer = await fetch(`${baseUrl}/_sandbox/scenarios`);
        await answer.arrayBuffer();
      }
    },
  };
}

/** Holds time still from the request to the last byte of its answer. */
function inVirtualTime(send: Transport, clock: VirtualClock, exportsAreLate: boolean): Transport {
  return async (request) => {
    const release = exportsAreLate && request.url.endsWith('/export') ? () => undefined : clock.hold();
    request.signal?.addEventListener('abort', release, { once: true });
    try {
      const response = await send(request);
      const headers = inClockTime(response.headers, clock);
      if (typeof response.body !== 'string') return { ...response, headers, body: untilRead(response.body, release) };
      release();
      return { ...response, headers };
    } catch (error) {
      release();
      throw error;
    }
  };
}

async function* untilRead(body: AsyncIterable<Uint8Array>, release: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } finally {
    release();
  }
}

/** The sandbox counts a Retry-After date from the machine's time, which is none of the client's. */
function inClockTime(headers: Readonly<Record<string, string>>, clock: VirtualClock): Record<string, string> {
  const retryAfter = headers['retry-after'] ?? '';
  if (!retryAfter.endsWith('GMT')) return headers;
  return { ...headers, 'retry-after': new Date(clock.now() + Date.parse(retryAfter) - Date.now()).toUTCString() };
}
