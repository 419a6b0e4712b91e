import { createHash } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { parseBaseUrl } from '../core';

/** What a token is issued for, in normalized form: everything that depends on the account uses this. */
export interface Access {
  /** Normalized by the core. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * An empty Base URL is refused, not replaced by Keepnet's own: an expression that finds nothing must not send one
 * server's secret to another.
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

/** Distinguishes accesses without containing the secret. */
export function fingerprintOf({ baseUrl, clientId, clientSecret }: Access): string {
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, clientId, clientSecret]))
    .digest('hex');
}
