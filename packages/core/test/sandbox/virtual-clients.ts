import type { buildSandbox } from '@keepnet-workflows/sandbox';

import {
  type ClientSettings,
  createCredentialClient,
  createHostTransport,
  type KeepnetClient,
  KeepnetConnectionError,
  KeepnetError,
  type Transport,
} from '../../src';

import { TODAY } from './true-world';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

/** A sandbox that answers without listening. */
export type SandboxApp = ReturnType<typeof buildSandbox>;

/** Clients of one sandbox. */
export interface VirtualClients {
  /**
   * A client whose waits cost no time, on the sandbox's day.
   *
   * @param exportsAreLate Whether time moves on while the answer to an export is awaited.
   */
  create(settings?: ClientSettings, exportsAreLate?: boolean): KeepnetClient;
  /** Returns when no request of theirs is on its way any more. */
  settle(): Promise<void>;
}

export const BASE_URL = 'http://127.0.0.1';

export function createVirtualClients(app: SandboxApp, clientSecret = 'sandbox-secret'): VirtualClients {
  const answers = new Set<Promise<unknown>>();
  const transport = createHostTransport({
    async send({ method, url, headers, body }) {
      const payload = body === undefined ? {} : { payload: body };
      const path = new URL(url).pathname;
      const answering = app.inject({ method, url: path, headers, ...payload, payloadAsStream: true });
      answers.add(answering);
      const answer = await answering.finally(() => answers.delete(answering));
      return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.stream() };
    },
    timeUp: () => new AbortController().signal,
    toError(error, { signal }) {
      if (signal?.aborted || KeepnetError.isInstance(error)) return error;
      return new KeepnetConnectionError('No result: the connection broke off.', { cause: error });
    },
  });
  return {
    create(settings = {}, exportsAreLate = false) {
      const clock = createVirtualClock(`${TODAY}T12:00:00Z`);
      const ports = { transport: inVirtualTime(transport, clock, exportsAreLate), clock, random: () => 0.5 };
      return createCredentialClient(ports, { clientId: 'sandbox', clientSecret }, { baseUrl: BASE_URL, ...settings });
    },
    // What a client has given up still reaches the server, and would count as a request of the next client.
    async settle() {
      await Promise.allSettled(answers);
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
