import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { issueAccessToken } from '../core';
import { clock } from '../nodes/Keepnet/clock';
import { createTransport } from '../nodes/Keepnet/transport';
import { fingerprintOf, readAccess } from './access';
import { toCredentialError } from './credential-error';

const TIMEOUT_MS = 30_000;

/**
 * n8n calls this if there is no token yet, or if the token was refused. n8n stores the result in the credential: the
 * token, what it was issued for, and when it expires.
 */
export async function requestToken(
  this: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
  try {
    const access = readAccess(credentials);
    const transport = createTransport((options, abortSignal) => this.helpers.httpRequest({ ...options, abortSignal }));
    const token = await issueAccessToken({ transport, clock, random: Math.random, secrets: [] }, access, {
      baseUrl: access.baseUrl,
      timeoutMs: TIMEOUT_MS,
    });
    const tokenExpiresAt = new Date(token.expiresAt).toISOString();
    return { accessToken: token.value, tokenFor: fingerprintOf(access), tokenExpiresAt };
  } catch (error) {
    throw toCredentialError(error);
  }
}
