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
}

/**
 * Resolves the node's credential for an item, expressions included, or without one where there are no items. An access
 * stays open for the execution, so that items of two resellers in turn need two tokens and not one per item.
 */
export function openAccesses(context: KeepnetContext): (itemIndex?: number) => Promise<OpenAccess> {
  const opened = new Map<string, ICredentialDataDecryptedObject>();
  return async (itemIndex) => {
    const resolved = await context.getCredentials(CREDENTIAL, itemIndex);
    const access = readAccess(resolved);
    const fingerprint = fingerprintOf(access);
    const data = opened.get(fingerprint) ?? resolved;
    opened.set(fingerprint, data);
    return { access, fingerprint, data, dateFormat: resolved.dateFormat };
  };
}
