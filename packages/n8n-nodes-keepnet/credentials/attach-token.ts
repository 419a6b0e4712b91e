import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { type Access, fingerprintOf, readAccess } from './access';
import { CredentialError, toCredentialError } from './credential-error';

/**
 * Puts the token on a request: only on one to the credential's own address, and only a token that was issued for the
 * address, Client ID and Client Secret as they are now. n8n keeps a stored token when a credential is edited; without
 * this, the numbers of another reseller could come, or a token could reach another server.
 */
export async function attachToken(
  credentials: ICredentialDataDecryptedObject,
  options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
  const access = accessOf(credentials);
  requireOwnAddress(options, access.baseUrl);
  if (!credentials.accessToken || credentials.tokenFor !== fingerprintOf(access)) throw tokenOfOtherSettings();
  return { ...options, headers: { ...options.headers, authorization: `Bearer ${String(credentials.accessToken)}` } };
}

function accessOf(credentials: ICredentialDataDecryptedObject): Access {
  try {
    return readAccess(credentials);
  } catch (error) {
    throw toCredentialError(error);
  }
}

/** Nodes that send through n8n's older helper, such as HTTP Request, name the address `uri`. n8n itself reads it so. */
function requireOwnAddress(options: IHttpRequestOptions & { readonly uri?: string }, own: string): void {
  const { url = options.uri ?? '', baseURL } = options as Partial<IHttpRequestOptions>;
  const target = URL.canParse(url, baseURL) ? new URL(url, baseURL).origin : 'an address that is not complete';
  if (target === new URL(own).origin) return;
  throw new CredentialError(
    `This Keepnet credential is for ${new URL(own).origin} and is not sent to ${target}. Change the Base URL of the ` +
      'credential, or the address of the request.',
  );
}

/** n8n asks for a new token and tries again when it meets a 401, here before anything has been sent. */
function tokenOfOtherSettings(): Error {
  const message = 'The stored access token was issued for other settings of this credential.';
  return Object.assign(new Error(message), { response: { status: 401 } });
}
