import { createHash } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { parseBaseUrl } from '../core';

/** What a token is issued for, in one spelling: whatever goes by an account goes by this. */
export interface Access {
  /** As the core normalizes it. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * An empty Base URL is refused, and not taken for Keepnet's own: an expression that finds nothing must not send the
 * secret of one server to another.
 *
 * @throws KeepnetConfigurationError for a Base URL that cannot be used.
 */
export function readAccess(credentials: ICredentialDataDecryptedObject): Access {
  const text = (name: string): string => String(credentials[name] ?? '').trim();
  return {
    baseUrl: parseBaseUrl(text('baseUrl')),
    clientId: text('clientId'),
    clientSecret: text('clientSecret'),
  };
}

/** Tells one access from another without holding the secret. */
export function fingerprintOf({ baseUrl, clientId, clientSecret }: Access): string {
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, clientId, clientSecret]))
    .digest('hex');
}
