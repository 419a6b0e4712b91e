import { Readable } from 'node:stream';

import type { BeforeRequestMiddleware } from 'zapier-platform-core';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Sends a form, which is the request for a token, as a stream. Zapier logs a text that is sent, and takes out of it the
 * secrets that it knows: as they were typed in, while a form holds them trimmed and encoded. It logs no stream.
 */
export const hideForm: BeforeRequestMiddleware = (request) => {
  const { headers = {}, body } = request;
  if (headers['content-type'] !== FORM || typeof body !== 'string') return request;
  const bytes = Buffer.from(body);
  return { ...request, headers: { ...headers, 'content-length': String(bytes.length) }, body: Readable.from([bytes]) };
};
