import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { HostError } from './host-error';
import { PATHS } from './paths';
import { temporaryFolder } from './temporary-folder';

const run = promisify(execFile);

/**
 * An empty folder for n8n's data in which the packed node is installed, as n8n unpacks it when a user installs it.
 * It is removed when this process ends.
 *
 * @throws HostError when there is no tarball.
 */
export async function createUserFolder(tarball = PATHS.tarball): Promise<string> {
  if (!existsSync(tarball)) throw new HostError('The packed node is missing: run npm run pack first.');
  const folder = await temporaryFolder('keepnet-n8n-host-');
  // Under .n8n/nodes and nowhere else: from other places n8n loads nodes under other type names.
  const target = join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-keepnet');
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  return folder;
}
