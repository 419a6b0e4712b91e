import { limitTime } from '../http/limit-time';
import { readErrorText } from '../http/read-error-text';
import { isWebPage } from '../http/web-page';
import type { Clock } from '../ports/clock';
import type { StreamResponse, Transport, TransportResponse } from '../ports/transport';
import type { TokenSource } from './token-source';
import { UNAUTHORIZED } from './unauthorized';

/**
 * Sends every request with a token. A refused token is renewed once and the request repeated once. A web page never
 * counts as a refusal, whatever its status: it does not come from Keepnet, so a new token would not help.
 */
export function withAccessToken(transport: Transport, tokens: TokenSource, clock: Clock): Transport {
  return async (request) => {
    const send = async (): Promise<{ readonly response: TransportResponse; readonly isRefused: boolean }> => {
      const token = await tokens.get();
      // The token is requested for all callers, so this caller's signal does not end that wait.
      request.signal?.throwIfAborted();
      const headers = { ...request.headers, authorization: `Bearer ${token.value}` };
      const timed = { ...request, headers };
      const limit = limitTime(clock, timed);
      const response = await transport(timed);
      if (!UNAUTHORIZED.includes(response.status)) return { response, isRefused: false };
      const text = typeof response.body === 'string' ? response.body : await readErrorText(limit.watch(response.body));
      const isRefused = !isWebPage({ ...response, body: text });
      if (isRefused) tokens.invalidate(token);
      return { response: typeof response.body === 'string' ? response : asStream(response, text), isRefused };
    };
    const first = await send();
    return first.isRefused ? (await send()).response : first.response;
  };
}

function asStream({ status, headers }: TransportResponse, text: string): StreamResponse {
  const chunk = new TextEncoder().encode(text);
  return {
    status,
    headers,
    body: {
      async *[Symbol.asyncIterator]() {
        yield chunk;
      },
    },
  };
}
