import type { buildSandbox } from '@keepnet-workflows/sandbox';

import {
  type ClientSettings,
  type Clock,
  createCredentialClient,
  createHostTransport,
  type KeepnetClient,
  KeepnetConnectionError,
  KeepnetError,
  type Transport,
} from '../../src';

import { TODAY } from './true-companies';

/** A sandbox that answers without listening. */
type SandboxApp = ReturnType<typeof buildSandbox>;

/** Clients of one sandbox. */
interface VirtualClients {
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

/** A clock whose waits cost no time, beside requests that take real time. */
interface VirtualClock extends Clock {
  /** Holds time still, for a request that is on its way, until the function that comes back is called. */
  hold(): () => void;
}

// What an answer sets off may take some turns of the event loop until the next request is sent.
const QUIET_TURNS = 4;

/**
 * Time jumps to the end of the shortest wait as soon as nothing is left to run and no request is on its way: an answer
 * that is already being given always comes before a wait ends.
 *
 * @param startIso where time begins, ISO 8601
 */
function createVirtualClock(startIso: string): VirtualClock {
  let now = Date.parse(startIso);
  const waits = new Set<{ readonly until: number }>();
  const requests = new Set<object>();
  let sent = 0;
  return {
    now: () => now,
    hold() {
      const request = {};
      requests.add(request);
      sent++;
      return () => requests.delete(request);
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      const wait = { until: now + Math.max(0, ms) };
      waits.add(wait);
      try {
        for (let quietTurns = 0, sentBefore = sent; quietTurns < QUIET_TURNS; sentBefore = sent) {
          await new Promise(setImmediate);
          signal?.throwIfAborted();
          const isFirst = wait.until <= Math.min(...[...waits].map(({ until }) => until));
          quietTurns = isFirst && requests.size === 0 && sent === sentBefore ? quietTurns + 1 : 0;
        }
        now = Math.max(now, wait.until);
      } finally {
        waits.delete(wait);
      }
    },
  };
}
