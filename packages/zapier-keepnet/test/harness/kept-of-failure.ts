import type { ReceivedRequest } from '@keepnet-workflows/core/testing';
import { expect } from 'vitest';

import { handle } from './app-handler';
import { startLogServer } from './log-server';
import { type Answer, startServer } from './server';

export const SESSION = 'authentication.sessionConfig.perform';
export const TEST = 'authentication.test';
export const SEARCH = 'searches.monthly_user_total.operation.perform';
export const TRIGGER = 'triggers.license_expired.operation.perform';
export const EXPORT = 'creates.export_companies.operation.perform';

/** How a server, which knows the secret of the client, answers one request; undefined breaks the connection. */
export type Behavior = (received: ReceivedRequest, secret: string) => Answer | undefined;

/** A connection to a server that answers so. */
export interface FailingConnection {
  readonly clientSecret: string;
  readonly token: string;
  readonly onToken: Behavior;
  readonly onApi: Behavior;
}

/** Everything that Zapier gets to keep of a call that fails: its log, and what the call threw. */
export async function keptOfFailure(method: string, connection: FailingConnection): Promise<string> {
  const { clientSecret, token, onToken, onApi } = connection;
  const log = await startLogServer();
  const server = await startServer((url, received) =>
    (url === '/connect/token' ? onToken : onApi)(received, clientSecret.trim()),
  );
  const authData = {
    client_id: 'client',
    client_secret: clientSecret,
    base_url: server.url,
    ...(method !== SESSION && { access_token: token }),
  };
  const bundle = { authData, inputData: { list: 'all' }, meta: {} };
  const thrown: unknown = await handle({ command: 'execute', method, bundle, token: log.token }).catch(
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Error);
  const lines = log.lines();
  expect(server.requests.length).toBeGreaterThan(0);
  expect(lines).toContain(new URL(server.url).host);
  return `${lines}\n${String(thrown)}\n${JSON.stringify(thrown)}\n${(thrown as Error).stack}`;
}
