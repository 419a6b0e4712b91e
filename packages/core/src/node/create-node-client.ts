import type { ClientSettings, KeepnetClient } from '../client';
import { createCredentialClient } from '../create-credential-client';
import { createAxiosTransport } from './axios-transport';
import { proxySecrets } from './proxy-from-environment';
import { systemClock } from './system-clock';

/** The credentials of a client for Node, and how it behaves. */
export interface KeepnetClientOptions extends ClientSettings {
  /** From Company → Company Settings → REST API; the Client Role must be Reseller. */
  readonly clientId: string;
  readonly clientSecret: string;
}

// Empty credentials cause an error that says what is missing.
const NO_CREDENTIALS: KeepnetClientOptions = { clientId: '', clientSecret: '' };

/** A Keepnet client for Node, with persistent HTTP connections. */
export function createKeepnetClient(options: KeepnetClientOptions): KeepnetClient {
  // JavaScript may leave it out.
  const { clientId, clientSecret, ...settings } = (options as KeepnetClientOptions | undefined) ?? NO_CREDENTIALS;
  const transport = createAxiosTransport();
  const ports = { transport, clock: systemClock, random: Math.random, secrets: proxySecrets() };
  return createCredentialClient(ports, { clientId, clientSecret }, settings);
}
