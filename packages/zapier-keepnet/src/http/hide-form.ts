import { Readable } from 'node:stream';

import type { BeforeRequestMiddleware } from 'zapier-platform-core';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Sends a form (the token request) as a stream. Zapier logs a text body and removes known secrets from it, but only as
 * they were typed; a form has them trimmed and encoded. Zapier does not log a stream.
 */
export const hideForm: BeforeRequestMiddleware = (request) => {
  const { headers = {}, body } = request;
  if (headers['content-type'] !== FORM || typeof body !== 'string') return request;
  const bytes = Buffer.from(body);
  return { ...request, headers: { ...headers, 'content-length': String(bytes.length) }, body: Readable.from([bytes]) };
};
