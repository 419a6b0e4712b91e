import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { type Access, fingerprintOf, readAccess } from './access';
import { CredentialError, toCredentialError } from './credential-error';

/** Nodes that use n8n's older helper, such as HTTP Request, have different option names. */
type SignedRequest = Partial<IHttpRequestOptions> & { readonly uri?: string; readonly rejectUnauthorized?: boolean };

/**
 * Attaches the token to a request: only to the credential's own address and no other machine, and only if the token was
 * issued for the current address, Client ID and Client Secret. n8n keeps a stored token when a credential is edited;
 * without this check, the result could be another reseller's numbers, or a token could reach another server.
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

/** The address says where the request goes; its own proxy, or accepting any certificate, decides who can read it. */
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

/** On a 401, n8n requests a new token and tries again; here, nothing has been sent yet. */
function tokenOfOtherSettings(): Error {
  const message = 'The stored access token was issued for other settings of this credential.';
  return Object.assign(new Error(message), { response: { status: 401 } });
}
