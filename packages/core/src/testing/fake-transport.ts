import type { Transport, TransportRequest, TransportResponse } from '../ports/transport';

import { bytes, text } from './fake-response';

/** What a fake answers; an `Error` is thrown. */
export type FakeAnswer = TransportResponse | Error;

/** @param index counts the requests of this transport, from 0 */
export type FakeHandler = (request: TransportRequest, index: number) => FakeAnswer | Promise<FakeAnswer>;

export interface FakeTransport extends Transport {
  /** Every request, in the order of sending. */
  readonly requests: readonly TransportRequest[];
}

/**
 * A transport that asks no network. Give it a handler, or the answers in order: one request too many throws. An
 * answer made with `json` or `text` also serves a request for a stream, and one made with `bytes` a request for text.
 */
export function createFakeTransport(answers: FakeHandler | readonly FakeAnswer[]): FakeTransport {
  const requests: TransportRequest[] = [];
  const handler: FakeHandler = typeof answers === 'function' ? answers : (_request, index) => nth(answers, index);

  const transport: Transport = async (request) => {
    request.signal?.throwIfAborted();
    const answer = await orAborted(handler(request, requests.push(request) - 1), request.signal);
    if (answer instanceof Error) throw answer;
    return request.responseType === 'text' ? asText(answer) : asStream(answer);
  };
  return Object.assign(transport, { requests });
}

function nth(answers: readonly FakeAnswer[], index: number): FakeAnswer {
  const answer = answers[index];
  if (answer === undefined) throw new Error(`The fake transport has no answer for request ${index + 1}`);
  return answer;
}

async function orAborted<T>(pending: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return pending;
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([pending, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function asText(answer: TransportResponse): Promise<TransportResponse> {
  if (typeof answer.body === 'string') return answer;
  const decoder = new TextDecoder();
  let body = '';
  for await (const chunk of answer.body) body += decoder.decode(chunk, { stream: true });
  return text(answer.status, body + decoder.decode(), answer.headers);
}

function asStream(answer: TransportResponse): TransportResponse {
  return typeof answer.body === 'string' ? bytes(answer.status, [answer.body], answer.headers) : answer;
}
