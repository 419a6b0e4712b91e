import type { AccessToken } from './auth/access-token';
import { type Credentials, requestAccessToken } from './auth/request-access-token';
import { type ClientSettings, createContext, type CredentialPorts } from './client';
import { checkClient } from './operations/check-client';

/**
 * Gets one access token, for a host that stores tokens itself.
 *
 * @throws KeepnetConfigurationError for a setting that cannot work, before anything is sent;
 *   KeepnetAuthenticationError for wrong or inactive credentials.
 */
export async function issueAccessToken(
  ports: CredentialPorts,
  given: Credentials,
  settings: ClientSettings = {},
): Promise<AccessToken> {
  const credentials = checkClient(given);
  const secrets = [...(ports.secrets ?? []), credentials.clientSecret];
  return requestAccessToken(createContext({ ...ports, secrets }, settings), credentials);
}
