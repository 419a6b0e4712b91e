import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { type Access, fingerprintOf, readAccess } from '../../credentials/access';
import { CREDENTIAL, type KeepnetContext } from './send-with-credential';

/** A credential as it is for one item. */
export interface OpenAccess {
  readonly access: Access;
  readonly fingerprint: string;
  /** The same object for all items of one access: n8n keeps the token in it, and stores one token per credential. */
  readonly data: ICredentialDataDecryptedObject;
  readonly dateFormat: unknown;
  /** The Client Secret, and every token that there was. */
  readonly secrets: readonly string[];
}

/**
 * Resolves the node's credential for an item, expressions included, or without one where there are no items. An access
 * stays open for the execution, so that items of two resellers in turn need two tokens and not one per item.
 */
export function openAccesses(context: KeepnetContext): (itemIndex?: number) => Promise<OpenAccess> {
  const opened = new Map<string, Pick<OpenAccess, 'data' | 'secrets'>>();
  return async (itemIndex) => {
    const resolved = await context.getCredentials(CREDENTIAL, itemIndex);
    const access = readAccess(resolved);
    const fingerprint = fingerprintOf(access);
    const shared = opened.get(fingerprint) ?? { data: resolved, secrets: collectSecrets(resolved, access) };
    opened.set(fingerprint, shared);
    return { access, fingerprint, dateFormat: resolved.dateFormat, ...shared };
  };
}

/** Hears of each token when n8n puts it in: within one request, n8n replaces one that is refused by another. */
function collectSecrets(data: ICredentialDataDecryptedObject, { clientSecret }: Access): readonly string[] {
  let token = data.accessToken;
  const secrets = [clientSecret, String(token ?? '')].filter((secret) => secret !== '');
  Object.defineProperty(data, 'accessToken', {
    enumerable: true,
    configurable: true,
    get: () => token,
    set: (renewed: typeof token) => {
      token = renewed;
      if (typeof renewed === 'string' && renewed !== '') secrets.push(renewed);
    },
  });
  return secrets;
}
