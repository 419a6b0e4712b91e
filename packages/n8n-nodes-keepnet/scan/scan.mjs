import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { installLocked } from '../../../scripts/toolchain/install-locked.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

/**
 * What n8n's scan of community packages says. It is installed first when it is not there: it brings an ESLint of its
 * own that does not go with the workspace's.
 *
 * @param {string} folder of a package
 * @param {'published' | 'source'} kind the two ways in which n8n looks at a package before it is verified
 * @returns {Promise<{ name: string, passed: boolean, message?: string, details?: string }>}
 */
export async function scan(folder, kind) {
  await installLocked(here, "n8n's scan of community packages");
  // Some of its rules expect file names of their own when NODE_ENV is `test`.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { stdout } = await run(process.execPath, [join(here, 'analyze.mjs'), folder, kind], { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
