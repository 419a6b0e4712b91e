import type { Credentials } from './auth/request-access-token';
import { requestAccessToken } from './auth/request-access-token';
import { createTokenSource } from './auth/token-source';
import { withAccessToken } from './auth/with-access-token';
import {
  type ClientPorts,
  type ClientSettings,
  createClient,
  createContext,
  type CredentialPorts,
  type KeepnetClient,
} from './client';
import { checkClient } from './operations/check-client';
import type { Transport } from './ports/transport';
import { limitRequests } from './server-check/limit-requests';

/**
 * Makes a client that gets its own tokens with a Client ID and a Client Secret. Tokens belong only to this client, so
 * none is ever used for another base address or credential.
 */
export function createCredentialClient(
  ports: CredentialPorts,
  given: Credentials,
  settings: ClientSettings = {},
): KeepnetClient {
  const credentials = checkClient(given);
  const connect = (transport: Transport): KeepnetClient =>
    createClient(withOwnTokens({ ...ports, transport }, credentials, settings), settings);
  return {
    ...connect(ports.transport),
    // Its tokens count among its requests.
    checkServer: () => connect(limitRequests(ports.transport)).checkServer(),
  };
}

function withOwnTokens(ports: CredentialPorts, credentials: Credentials, settings: ClientSettings): ClientPorts {
  const secrets = [...(ports.secrets ?? []), credentials.clientSecret];
  const lasting = secrets.length;
  const context = createContext({ ...ports, secrets }, settings);
  const tokens = createTokenSource(async () => {
    const token = await requestAccessToken(context, credentials);
    // A request sent with the previous token may still get an answer.
    secrets.splice(lasting, 2, token.value, secrets[lasting] ?? '');
    return token;
  }, ports.clock);
  return { ...ports, transport: withAccessToken(ports.transport, tokens, ports.clock), tokens, secrets };
}
