import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { type Access, fingerprintOf, readAccess } from './access';
import { CredentialError, toCredentialError } from './credential-error';

/** Nodes that send through n8n's older helper, such as HTTP Request, use names of their own. */
type SignedRequest = Partial<IHttpRequestOptions> & { readonly uri?: string; readonly rejectUnauthorized?: boolean };

/**
 * Puts the token on a request: only on one to the credential's own address and to no other machine, and only a token
 * that was issued for the address, Client ID and Client Secret as they are now. n8n keeps a stored token when a
 * credential is edited; without this, the numbers of another reseller could come, or a token could reach another server.
 */
export async function attachToken(
  credentials: ICredentialDataDecryptedObject,
  options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
  const access = accessOf(credentials);
  requireOwnAddress(options, access.baseUrl);
  requireNoOtherMachine(options);
  if (!credentials.accessToken || credentials.tokenFor !== fingerprintOf(access)) throw tokenOfOtherSettings();
  return {
    ...options,
    headers: { ...options.headers, authorization: `Bearer ${String(credentials.accessToken)}` },
    sendCredentialsOnCrossOriginRedirect: false,
  };
}

function accessOf(credentials: ICredentialDataDecryptedObject): Access {
  try {
    return readAccess(credentials);
  } catch (error) {
    throw toCredentialError(error);
  }
}

function requireOwnAddress({ uri = '', url = uri, baseURL }: SignedRequest, own: string): void {
  const target = URL.canParse(url, baseURL) ? new URL(url, baseURL).origin : 'an address that is not complete';
  if (target === new URL(own).origin) return;
  throw new CredentialError(
    `This Keepnet credential is for ${new URL(own).origin} and is not sent to ${target}. Change the Base URL of the ` +
      'credential, or the address of the request.',
  );
}

/** The address says whom the request is for; a proxy of its own, or any certificate, says who gets to read it. */
function requireNoOtherMachine(request: SignedRequest): void {
  const { proxy, skipSslCertificateValidation, rejectUnauthorized, agentOptions } = request;
  if (proxy) {
    throw new CredentialError(
      'The request was not sent: it names a proxy of its own, and whoever runs that proxy could get the access ' +
        "token. Remove Proxy from its options. Set your network's proxy for all of n8n, in HTTPS_PROXY.",
    );
  }
  const ignoresCertificate =
    skipSslCertificateValidation === true || rejectUnauthorized === false || agentOptions?.rejectUnauthorized === false;
  if (ignoresCertificate) {
    throw new CredentialError(
      'The request was not sent: it accepts any certificate, so another machine could get the access token. Turn off ' +
        'Ignore SSL Issues. Set your own certificate authority for all of n8n, in NODE_EXTRA_CA_CERTS.',
    );
  }
}

/** n8n asks for a new token and tries again when it meets a 401, here before anything has been sent. */
function tokenOfOtherSettings(): Error {
  const message = 'The stored access token was issued for other settings of this credential.';
  return Object.assign(new Error(message), { response: { status: 401 } });
}
