import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { installTool } from './install-tool.mjs';
import { PNPM_PACKAGES } from './pinned-tools.mjs';
import { platformKey } from './platform-key.mjs';

/**
 * The exact pnpm version that package.json's `packageManager` asks for.
 *
 * @param {string} root the checkout
 * @returns {Promise<string>}
 * @throws {TaskError} when the field is missing or names another tool
 */
export async function requiredPnpmVersion(root) {
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = /^pnpm@(\d+\.\d+\.\d+)/.exec(packageManager ?? '')?.[1];
  if (!version) {
    throw new TaskError('package.json must name an exact pnpm version in its packageManager field.');
  }
  return version;
}

/**
 * @param {string} root the checkout
 * @param {string} version
 * @returns {Promise<{ path: string, binFolder: string | undefined, note: string | undefined }>} binFolder: undefined when pnpm is on the PATH already
 * @throws {TaskError} when pnpm cannot be installed
 */
export async function ensurePnpm(root, version) {
  if ((await ownPnpmVersion()) === version) {
    return { path: 'pnpm', binFolder: undefined, note: "ready (this machine's own)" };
  }
  const platform = platformKey();
  const tool = PNPM_PACKAGES[platform];
  if (!tool) {
    throw new TaskError(`npm has no pnpm for ${platform}: install pnpm ${version} yourself, then repeat the command.`);
  }
  const { path, cached } = await installTool({
    root,
    label: `pnpm ${version}`,
    version,
    name: tool.name,
    binary: tool.binary,
    integrity: tool.integrity[version],
  });
  return { path, binFolder: dirname(path), note: cached ? 'ready (cached)' : undefined };
}

async function ownPnpmVersion() {
  // Asked outside the checkout and without corepack's network: inside, another version would download this one by itself.
  const env = { ...process.env, COREPACK_ENABLE_NETWORK: '0' };
  const answer = await runTool('pnpm', ['--version'], { cwd: tmpdir(), env }).catch(() => undefined);
  return answer?.exitCode === 0 ? answer.output.trim() : undefined;
}
