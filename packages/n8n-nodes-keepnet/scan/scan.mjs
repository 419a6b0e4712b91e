import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { installLocked } from '../../../scripts/toolchain/install-locked.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

/**
 * The result of n8n's scan of community packages. The scan is installed first if it is missing: its own ESLint
 * conflicts with the workspace's.
 *
 * @param {string} folder of a package
 * @param {'published' | 'source'} kind the two ways in which n8n looks at a package before it is verified
 * @returns {Promise<{ name: string, passed: boolean, message?: string, details?: string }>}
 */
export async function scan(folder, kind) {
  await installLocked(here, "n8n's scan of community packages");
  // Some of its rules expect different file names if NODE_ENV is `test`.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { stdout } = await run(process.execPath, [join(here, 'analyze.mjs'), folder, kind], { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
