import type { TransportRequest } from '../../src/ports/transport';

/** What a transport is given: a GET of a text, with a token. */
export function transportRequest(url: string, fields: Partial<TransportRequest> = {}): TransportRequest {
  const headers = { authorization: 'Bearer planted' };
  return { method: 'GET', url, headers, responseType: 'text', timeoutMs: 5000, ...fields };
}
