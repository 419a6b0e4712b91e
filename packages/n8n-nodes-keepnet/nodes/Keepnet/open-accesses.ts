import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { type Access, fingerprintOf, readAccess } from '../../credentials/access';
import { clock } from './clock';
import { CREDENTIAL, type KeepnetContext, type StoredToken } from './send-with-credential';

/** A credential resolved for one item. */
export interface OpenAccess {
  readonly access: Access;
  readonly fingerprint: string;
  /** The same object for all items of one access: n8n keeps the token in it, and stores one token per credential. */
  readonly data: ICredentialDataDecryptedObject;
  readonly token: StoredToken;
  readonly dateFormat: unknown;
  /** The Client Secret and every token so far. */
  readonly secrets: readonly string[];
}

/**
 * Resolves the node's credential for an item, expressions included, or without an item if there are none. An access
 * stays open for the execution, so alternating items of two resellers need two tokens, not one per item.
 */
export function openAccesses(context: KeepnetContext): (itemIndex?: number) => Promise<OpenAccess> {
  const opened = new Map<string, Pick<OpenAccess, 'data' | 'secrets' | 'token'>>();
  return async (itemIndex) => {
    const resolved = await context.getCredentials(CREDENTIAL, itemIndex);
    const access = readAccess(resolved);
    const fingerprint = fingerprintOf(access);
    const shared = opened.get(fingerprint) ?? { data: resolved, ...watchToken(resolved, access, fingerprint) };
    opened.set(fingerprint, shared);
    return { access, fingerprint, dateFormat: resolved.dateFormat, ...shared };
  };
}

/** Notices each token when n8n stores it: within one request, n8n replaces a refused token with another. */
function watchToken(
  data: ICredentialDataDecryptedObject,
  { clientSecret }: Access,
  fingerprint: string,
): Pick<OpenAccess, 'secrets' | 'token'> {
  let token = data.accessToken;
  let isDue = !token || data.tokenFor !== fingerprint || !(Date.parse(String(data.tokenExpiresAt)) > clock.now());
  const secrets = [clientSecret, String(token ?? '')].filter((secret) => secret !== '');
  const renewed = new Promise<void>((resolve) => {
    Object.defineProperty(data, 'accessToken', {
      enumerable: true,
      configurable: true,
      get: () => token,
      set: (given: typeof token) => {
        token = given;
        if (typeof given !== 'string' || given === '') return;
        secrets.push(given);
        isDue = false;
        resolve();
      },
    });
  });
  return { secrets, token: { isDue: () => isDue, renewed } };
}
