import type { AddressInfo } from 'node:net';
import { buildSandbox } from './app';
import type { Sandbox } from './sandbox';
import { SandboxInputError } from './sandbox-input-error';
import type { SandboxOptions } from './sandbox-options';

/** Where the sandbox listens, besides what it is made of. */
export interface StartOptions extends SandboxOptions {
  /** Default 0: any free port. */
  readonly port?: number;
}

/** A sandbox that listens. */
export interface RunningSandbox {
  /** Base address without a trailing slash, for example `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The state behind the server: the true companies, scenarios, journal, tokens, test clock. */
  readonly sandbox: Sandbox;
  /** Ends open connections and stops listening. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Starts a sandbox on 127.0.0.1.
 *
 * @throws SandboxInputError if an option is wrong or the port is in use.
 */
export async function startSandbox({ port = 0, ...options }: StartOptions = {}): Promise<RunningSandbox> {
  const app = buildSandbox(options);
  try {
    await app.listen({ host: HOST, port });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new SandboxInputError(`Port ${port} is in use. Choose another with --port.`);
    if (code === 'EACCES') throw new SandboxInputError(`Port ${port} may not be used by this user.`);
    throw error;
  }
  const address = app.server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${address.port}`,
    clientId: 'sandbox',
    clientSecret: 'sandbox-secret',
    sandbox: app.sandbox,
    close: () => app.close(),
  };
}
