import type { RunningSandbox } from '@keepnet-workflows/sandbox';

import { type ClientSettings, type Clock, createCredentialClient, type KeepnetClient, type Transport } from '../../src';
import { createAxiosTransport } from '../../src/node';
import { createFakeClock } from '../../src/testing';

import { TODAY } from './true-world';

/** Clients of one sandbox, over real connections. */
export interface VirtualClients {
  /** A client whose waits cost no time, on the sandbox's day. */
  create(settings: ClientSettings): KeepnetClient;
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
    create(settings) {
      const clock = createFakeClock(`${TODAY}T12:00:00Z`);
      const ports = { transport: inVirtualTime(transport, clock), clock, random: () => 0.5 };
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

/** The sandbox counts a Retry-After date from the machine's time, which is none of the client's. */
function inVirtualTime(send: Transport, clock: Clock): Transport {
  return async (request) => {
    const response = await send(request);
    const retryAfter = response.headers['retry-after'] ?? '';
    if (!retryAfter.endsWith('GMT')) return response;
    const moved = new Date(clock.now() + Date.parse(retryAfter) - Date.now()).toUTCString();
    return { ...response, headers: { ...response.headers, 'retry-after': moved } };
  };
}
