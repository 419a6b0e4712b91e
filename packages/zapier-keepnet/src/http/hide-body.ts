import { Readable } from 'node:stream';

import type { BeforeRequestMiddleware } from 'zapier-platform-core';

/**
 * Sends every body as a stream, because Zapier logs a text that is sent, and no stream. A form, which is the request
 * for a token, holds the secret trimmed and encoded, while Zapier hides it only as it was typed in; a search holds the
 * name of a customer.
 */
export const hideBody: BeforeRequestMiddleware = (request) => {
  const { headers = {}, body } = request;
  if (typeof body !== 'string') return request;
  const bytes = Buffer.from(body);
  return { ...request, headers: { ...headers, 'content-length': String(bytes.length) }, body: Readable.from([bytes]) };
};
