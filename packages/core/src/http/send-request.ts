import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { StreamResponse, TextResponse, TransportRequest } from '../ports/transport';
import type { ApiRequest } from './api-request';
import type { HttpContext } from './http-context';
import { limitTime } from './limit-time';
import { readAnswer } from './read-answer';
import { readErrorText } from './read-error-text';
import { type AttemptLimits, withRetry } from './with-retry';

/** Sends a request and gives the `data` of its answer. Throws the KeepnetError that fits what went wrong. */
export function sendRequest(context: HttpContext, request: ApiRequest): Promise<unknown> {
  return withRetry(context, request.idempotent, async (limits) => {
    const response = (await context.transport(toMessage(context, request, 'text', limits))) as TextResponse;
    return readAnswer(context, request, response, 'data');
  });
}

/** What the first bytes of an answer show it to be. */
export type InspectedBody =
  | { readonly kind: 'file'; readonly stream: AsyncIterable<Uint8Array> }
  | { readonly kind: 'json'; readonly text: string };

/**
 * Sends a request whose answer is a file and gives its bytes as soon as `inspect` confirms it. If the connection breaks
 * later, the stream fails with a KeepnetConnectionError: bytes that were passed on cannot be requested again.
 *
 * @param inspect Checks the first bytes; throws KeepnetResponseError when they are neither a file nor JSON.
 */
export function sendForFile(
  context: HttpContext,
  request: ApiRequest,
  inspect: (body: AsyncIterable<Uint8Array>) => Promise<InspectedBody>,
): Promise<AsyncIterable<Uint8Array>> {
  return withRetry<AsyncIterable<Uint8Array>>(context, request.idempotent, async (limits) => {
    const message = toMessage(context, request, 'stream', limits);
    const timed = limitTime(context.clock, message);
    const response = (await context.transport(message)) as StreamResponse;
    const { status, headers } = response;
    const body = timed.watch(response.body);
    if (status < 200 || status >= 300) {
      return readAnswer(context, request, { status, headers, body: await readErrorText(body) }, 'file');
    }
    try {
      const inspected = await inspect(body);
      if (inspected.kind === 'json') {
        return readAnswer(context, request, { status, headers, body: inspected.text }, 'file');
      }
      timed.lift();
      return { value: inspected.stream };
    } catch (error) {
      if (!KeepnetResponseError.isInstance(error)) throw error;
      return { retryable: true, toError: () => error };
    }
  });
}

function toMessage(
  context: HttpContext,
  request: ApiRequest,
  responseType: TransportRequest['responseType'],
  limits: AttemptLimits,
): TransportRequest {
  return {
    method: request.method,
    url: context.baseUrl + request.path,
    headers: {
      accept: responseType === 'text' ? 'application/json' : '*/*',
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    responseType,
    timeoutMs: limits.timeoutMs,
    ...(limits.signal && { signal: limits.signal }),
  };
}
