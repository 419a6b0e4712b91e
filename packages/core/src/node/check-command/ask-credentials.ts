import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Credentials } from '../../auth/request-access-token';
import { KeepnetConfigurationError } from '../../errors/keepnet-configuration-error';

/** What a command gets from its user. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly columns?: number };
  readonly stderr: NodeJS.WritableStream;
}

/** The user pressed Ctrl-C instead of answering. */
export class Interrupted extends Error {}

/**
 * The Client ID and the Client Secret from the environment, otherwise from the user at the terminal. The secret is not
 * shown as it is typed. Questions go to stderr, because stdout may be a file.
 *
 * @throws KeepnetConfigurationError if there is no terminal.
 */
export async function askCredentials(terminal: Terminal): Promise<Credentials> {
  const clientId = terminal.env['KEEPNET_CLIENT_ID'] || (await ask(terminal, 'Client ID: ', 'shown'));
  const clientSecret = terminal.env['KEEPNET_CLIENT_SECRET'] || (await ask(terminal, 'Client Secret: ', 'hidden'));
  return { clientId, clientSecret };
}

async function ask({ stdin, stderr }: Terminal, question: string, echo: 'shown' | 'hidden'): Promise<string> {
  if (stdin.isTTY !== true) {
    throw new KeepnetConfigurationError(
      'There is no terminal to ask for the Client ID and the Client Secret. Set KEEPNET_CLIENT_ID and KEEPNET_CLIENT_SECRET.',
    );
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: echo === 'shown' ? stderr : nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('SIGINT', () => reject(new Interrupted()));
      reader.once('close', () => reject(new Interrupted()));
      if (echo === 'hidden') stderr.write(question);
      reader.question(echo === 'shown' ? question : '').then(resolve, reject);
    });
  } finally {
    reader.close();
    if (echo === 'hidden') stderr.write('\n');
  }
}
