import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { type ByteStream, createHostTransport, type Transport, type TransportRequest } from '../../core';
import { AnswerProof } from './answer-proof';
import { toTransportError } from './to-transport-error';

/** n8n's way to send a request; ends it when `signal` is aborted. */
export type SendRequest = (options: IHttpRequestOptions, signal: AbortSignal) => Promise<IN8nHttpFullResponse>;

export interface TransportOptions {
  /**
   * Statuses that n8n handles itself: it renews the token, repeats the request once, and otherwise throws. Default:
   * none.
   */
  readonly hostHandles?: readonly number[];
  /** Receives every answer's stream before it is read. */
  readonly onStream?: (stream: ByteStream) => void;
}

/** Sends through n8n, so that its proxy settings, certificates and domain rules apply. See core's Transport. */
export function createTransport(send: SendRequest, { hostHandles = [], onStream }: TransportOptions = {}): Transport {
  return createHostTransport({
    async send(request, signal) {
      const proof = new AnswerProof(request.url);
      const options = proof.addTo(toHostOptions(request, hostHandles));
      const { statusCode: status, headers, body } = await send(options, signal);
      const stream = body as ByteStream;
      proof.require(status, stream);
      onStream?.(stream);
      return { status, headers: plainHeaders(headers), body: stream };
    },
    timeUp: (ms) => AbortSignal.timeout(ms),
    toError: (error, request) => toTransportError(error, request, hostHandles),
  });
}

function toHostOptions(request: TransportRequest, hostHandles: readonly number[]): IHttpRequestOptions {
  const { method, url, headers, body } = request;
  // axios trims a text sent as JSON, and n8n requires a form as text.
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  return {
    method,
    url,
    headers: { ...headers },
    ...(body !== undefined && { body: isForm ? body : Buffer.from(body) }),
    // Also for a text: n8n would read one of any size and encoding.
    encoding: 'stream',
    returnFullResponse: true,
    disableFollowRedirect: true,
    ignoreHttpStatusErrors: hostHandles.length > 0 ? { ignore: true, except: [...hostHandles] } : true,
  };
}

function plainHeaders(named: object): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(named)) {
    if (value != null) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return headers;
}
