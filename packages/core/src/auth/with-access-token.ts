import type { Transport, TransportResponse } from '../ports/transport';
import { readErrorText } from '../http/read-error-text';
import type { TokenSource } from './token-source';
import { UNAUTHORIZED } from './unauthorized';

/** Sends every request with a token. A refused token is renewed once and the request repeated once. */
export function withAccessToken(transport: Transport, tokens: TokenSource): Transport {
  return async (request) => {
    const send = async (): Promise<TransportResponse> => {
      const token = await tokens.get();
      // The token is asked for on behalf of all callers, so that wait does not end with this one's signal.
      request.signal?.throwIfAborted();
      const headers = { ...request.headers, authorization: `Bearer ${token.value}` };
      const response = await transport({ ...request, headers });
      if (UNAUTHORIZED.includes(response.status)) tokens.invalidate(token);
      return response;
    };
    const response = await send();
    if (!UNAUTHORIZED.includes(response.status)) return response;
    if (typeof response.body !== 'string') await readErrorText(response.body);
    return send();
  };
}
