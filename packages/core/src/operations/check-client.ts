import type { Credentials } from '../auth/request-access-token';
import { checkOptions } from './check-options';

/**
 * The Client ID and Client Secret without surrounding spaces, which copying from the console may add.
 *
 * @throws KeepnetConfigurationError when one of them is missing or empty.
 */
export function checkClient({ clientId, clientSecret }: Credentials): Credentials {
  const names = ['clientId', 'clientSecret'] as const;
  checkOptions({ clientId, clientSecret }, names, names);
  return { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
}
