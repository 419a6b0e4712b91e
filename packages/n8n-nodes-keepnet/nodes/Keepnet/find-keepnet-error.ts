import { KeepnetError } from '../../core';

/** Our error, or the one that the credential threw while n8n requested a token. */
export function findKeepnetError(error: unknown): KeepnetError | undefined {
  for (let link = error, depth = 0; depth < 4 && typeof link === 'object' && link !== null; depth++) {
    if (KeepnetError.isInstance(link)) return link;
    const { keepnetError, cause } = link as { keepnetError?: unknown; cause?: unknown };
    link = keepnetError ?? cause;
  }
  return undefined;
}
