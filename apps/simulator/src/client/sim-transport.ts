import {
  KeepnetConnectionError,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '@keepnet-workflows/core';
import type { Prng } from '../random/prng';
import type { Answer } from '../server/answer';
import type { PageFault } from '../server/page-fault';
import type { Server } from '../server/server';
import type { VirtualClock } from '../time/virtual-clock';
import { answerOf } from './apply-fault';
import { drawFault, type FaultKind, type FaultPlan } from './fault';
import { streamBody } from './stream-body';
import type { Exchange, Traffic } from './traffic';

export const BASE_URL = 'https://api.simulated.test';

/** The network between one client and one server. */
export interface Network {
  readonly clock: VirtualClock;
  readonly server: Server;
  readonly traffic: Traffic;
  readonly prng: Prng;
  readonly faults: FaultPlan;
  readonly latencyMs: number;
  readonly skewMs: number;
  /** Every file that was served whole. */
  readonly files: Buffer[];
}

/** Carries requests to the server in virtual time, and lets happen to them what the fault plan says. */
export function createSimTransport(network: Network): Transport {
  return (request) => new Promise((resolve, reject) => exchange(network, request, resolve, reject));
}

function exchange(
  network: Network,
  request: TransportRequest,
  resolve: (response: TransportResponse) => void,
  reject: (reason: unknown) => void,
): void {
  const { clock, traffic, prng } = network;
  const record = begin(network, request);
  const { fault } = record;
  const { signal } = request;
  const takeBack: (() => void)[] = [];
  const settle = (note: string, act: () => void): void => {
    for (const cancel of takeBack) cancel();
    signal?.removeEventListener('abort', aborted);
    traffic.end(record, clock.now(), note);
    act();
  };
  const breakOff = (words: string, code?: 'TIMEOUT'): void =>
    settle(words, () => {
      reject(new KeepnetConnectionError(`${words}.`, { cause: new Error(words), ...(code && { code }) }));
    });
  const aborted = (): void => settle('aborted', () => reject(signal?.reason));
  if (signal?.aborted) return aborted();
  signal?.addEventListener('abort', aborted, { once: true });

  const deliver = (answer: Answer): void => {
    if (fault === 'cutShort' && request.responseType === 'text') {
      breakOff(`The connection ended after ${prng.int(0, answer.body.length)} bytes`);
      return;
    }
    const body = fault === 'cutSilently' ? cut(answer.body, prng.int(0, answer.body.length)) : answer.body;
    record.status = answer.status;
    record.retryAfterMs = retryAfterMs(answer.headers['retry-after'], clock.now());
    settle(answer.note, () => {
      const head = { status: answer.status, headers: answer.headers };
      if (request.responseType === 'text') resolve({ ...head, body: String(body) });
      else resolve({ ...head, body: streamBody(network, request, record, Buffer.from(body), fault === 'cutShort') });
    });
  };

  const factor = prng.chance(0.05) ? 20 : 0.3 + prng.next() * 1.4;
  const travel = fault === 'slow' ? request.timeoutMs * prng.next() * 1.2 : network.latencyMs * factor;
  const servedAt = record.startedAt + Math.floor(travel * (0.2 + 0.6 * prng.next()));
  takeBack.push(clock.plan(record.startedAt + request.timeoutMs, () => breakOff('No answer in time', 'TIMEOUT')));
  if (fault === 'timeout') return;
  takeBack.push(
    clock.plan(servedAt, () => {
      if (fault === 'resetBefore') return breakOff('The connection was reset');
      const answer = serve(network, request, record);
      takeBack.push(
        clock.plan(record.startedAt + Math.floor(travel), () =>
          fault === 'resetAfter' ? breakOff('The connection was reset') : deliver(answer),
        ),
      );
    }),
  );
}

function begin({ clock, traffic, prng, faults }: Network, request: TransportRequest): Exchange {
  const path = request.url.slice(BASE_URL.length);
  const record: Exchange = {
    number: traffic.exchanges.length + 1,
    startedAt: clock.now(),
    path,
    key: `${path} ${request.body ?? ''}`,
    timeoutMs: request.timeoutMs,
    fault: drawFault(prng, faults, traffic.exchanges.length),
    servedAt: undefined,
    isLate: false,
    endedAt: undefined,
    status: undefined,
    retryAfterMs: undefined,
    note: 'no answer',
  };
  traffic.begin(record);
  return record;
}

function serve({ clock, server, prng, skewMs, files }: Network, request: TransportRequest, record: Exchange): Answer {
  const { fault, path } = record;
  const { method, headers, body } = request;
  const message = { method, path, headers, body };
  record.servedAt = clock.now();
  if (fault === 'revoked' || fault === 'status306') server.tokens.revokeAll();
  const lie = answerOf(fault, message, prng, clock.now() + skewMs);
  if (lie) return lie;
  const answer = server.answer(message, clock.now(), pageFault(fault));
  if (fault === 'rowsInError') return { ...answer, status: 500, headers: {}, note: '500 with rows' };
  if (request.responseType === 'stream' && answer.status === 200) files.push(Buffer.from(answer.body));
  return answer;
}

function pageFault(fault: FaultKind | undefined): PageFault | undefined {
  return fault === 'duplicated' || fault === 'swapped' || fault === 'capped' ? fault : undefined;
}

const cut = (body: string | Buffer, length: number): string | Buffer =>
  typeof body === 'string' ? body.slice(0, length) : body.subarray(0, length);

function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  return /^\d+$/.test(header) ? Number(header) * 1000 : Math.max(0, Date.parse(header) - nowMs);
}
