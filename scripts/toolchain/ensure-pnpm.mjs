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
 * The pinned pnpm, whatever the machine has: a pnpm of the same version can be a script that Node and a shell start and
 * turbo does not (npm's package, installed without its scripts). The machine's own is for platforms that npm has none for.
 *
 * @param {string} root the checkout
 * @param {string} version
 * @returns {Promise<{ path: string, binFolder: string | undefined, note: string | undefined }>} binFolder: undefined when pnpm is on the PATH already
 * @throws {TaskError} when pnpm cannot be installed
 */
export async function ensurePnpm(root, version, platform = platformKey(), env = process.env) {
  const tool = PNPM_PACKAGES[platform];
  if (!tool) {
    if ((await ownPnpmVersion(env)) === version) {
      return { path: 'pnpm', binFolder: undefined, note: "ready (this machine's own)" };
    }
    throw new TaskError(`npm has no pnpm for ${platform}: install pnpm ${version} yourself, then repeat the command.`);
  }
  const integrity = tool.integrity[version];
  const { name, binary } = tool;
  const { path, cached } = await installTool({ root, label: `pnpm ${version}`, version, name, binary, integrity });
  return { path, binFolder: dirname(path), note: noteOf(cached, integrity) };
}

function noteOf(cached, integrity) {
  if (cached) {
    return 'ready (cached)';
  }
  return integrity
    ? undefined
    : 'installed (no pinned checksum for this platform: compared with the one of the registry)';
}

async function ownPnpmVersion(env) {
  // Asked outside the checkout and without corepack's network: inside, another version would download this one by itself.
  const options = { cwd: tmpdir(), env: { ...env, COREPACK_ENABLE_NETWORK: '0' } };
  const answer = await runTool('pnpm', ['--version'], options).catch(() => undefined);
  return answer?.exitCode === 0 ? answer.output.trim() : undefined;
}
