import type { ClientSettings, KeepnetClient } from '../client';
import { createCredentialClient } from '../create-credential-client';
import { createAxiosTransport } from './axios-transport';
import { systemClock } from './system-clock';

/** The credentials of a client for Node, and how it behaves. */
export interface KeepnetClientOptions extends ClientSettings {
  /** From Company → Company Settings → REST API; the Client Role must be Reseller. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A Keepnet client for Node, over HTTP connections that are kept open. */
export function createKeepnetClient(options: KeepnetClientOptions): KeepnetClient {
  const { clientId, clientSecret, ...settings } = options;
  const ports = { transport: createAxiosTransport(), clock: systemClock, random: Math.random };
  return createCredentialClient(ports, { clientId, clientSecret }, settings);
}
