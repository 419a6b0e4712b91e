import type { AccessToken } from './auth/access-token';
import { type Credentials, requestAccessToken } from './auth/request-access-token';
import { type ClientPorts, type ClientSettings, createContext } from './client';
import { checkOptions } from './operations/check-options';

/**
 * Gets one access token, for a host that keeps tokens itself.
 *
 * @throws KeepnetConfigurationError for a setting that cannot work, before anything is sent;
 *   KeepnetAuthenticationError for wrong or inactive credentials.
 */
export async function issueAccessToken(
  ports: Omit<ClientPorts, 'tokens' | 'secrets'>,
  { clientId, clientSecret }: Credentials,
  settings: ClientSettings = {},
): Promise<AccessToken> {
  const names = ['clientId', 'clientSecret'] as const;
  checkOptions({ clientId, clientSecret }, names, names);
  const credentials = { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
  return requestAccessToken(createContext({ ...ports, secrets: [credentials.clientSecret] }, settings), credentials);
}
