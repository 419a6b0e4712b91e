import { Child } from './child';
import { freePort } from './free-port';
import { HostError } from './host-error';
import { n8nEnvironment } from './n8n-environment';
import { N8N } from './n8n-program';

/**
 * Runs one command of n8n's command line on a user folder that no server uses.
 *
 * @returns What it printed, the last 20,000 characters.
 * @throws HostError when it fails.
 */
export async function runN8nCommand(userFolder: string, args: readonly string[]): Promise<string> {
  const env = n8nEnvironment({ userFolder, port: await freePort(), brokerPort: await freePort() });
  const child = new Child(N8N.node, [N8N.script, ...args], { env, cwd: userFolder });
  if ((await child.ended) !== 0) throw new HostError(`n8n ${args.join(' ')} failed:\n${child.output.slice(-3000)}`);
  return child.output;
}
