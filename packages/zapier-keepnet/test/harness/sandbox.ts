import { type RunningSandbox, startSandbox, type StartOptions } from '@keepnet-workflows/sandbox';
import { onTestFinished } from 'vitest';
import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';

import { getSession } from '../../src/authentication';
import App from '../../src/index';

/** The day that it is: the steps go by the clock of their process, so the sandbox must too. */
export const TODAY = new Date().toISOString().slice(0, 10);

export const appTester = zapier.createAppTester(App);

type Perform<T> = (z: ZObject, bundle: Bundle<never>) => T | Promise<T>;

/** A sandbox, and a connection to it as Zapier keeps one. */
export interface Fixture {
  readonly server: RunningSandbox;
  readonly authData: Readonly<Record<string, string>>;
  /** Runs a step in Zapier's runtime. */
  run<T>(perform: Perform<T>, inputData?: Record<string, unknown>, meta?: Partial<Bundle['meta']>): Promise<T>;
}

export async function sandboxWith(options: StartOptions = {}, clientId = 'sandbox'): Promise<Fixture> {
  const scenario = ['hostile-names', options.scenario].filter(Boolean).join();
  const server = await startSandbox({ companies: 120, today: TODAY, ...options, scenario });
  onTestFinished(() => server.close());
  const authData = { ...authDataFor(server, clientId), ...(await connect(server, clientId)) };
  return {
    server,
    authData,
    run: (perform, inputData = {}, meta = {}) =>
      appTester(perform as Perform<never>, { authData, inputData, meta } as object),
  };
}

export function authDataFor({ url }: RunningSandbox, clientId = 'sandbox'): Record<string, string> {
  return { client_id: clientId, client_secret: `${clientId}-secret`, base_url: url };
}

/** What Zapier does for a new connection. */
export async function connect(server: RunningSandbox, clientId = 'sandbox'): Promise<Record<string, string>> {
  return await appTester(getSession, { authData: authDataFor(server, clientId) });
}

/** The paths that were asked for, in order. */
export function pathsOf({ sandbox }: RunningSandbox): string[] {
  return sandbox.journal.list().map(({ path }) => path);
}
