import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { installLocked } from '../../../scripts/toolchain/install-locked.mjs';

const run = promisify(execFile);
const folder = dirname(fileURLToPath(import.meta.url));
const stage = join(folder, 'dist');

/**
 * Builds the archive that `zapier-platform upload` sends, without asking Zapier's servers.
 *
 * @returns {Promise<string>} the path of the archive
 */
export async function buildArchive() {
  // It is as large as the rest of the workspace, and only this script needs it.
  await installLocked(folder, "Zapier's command line");
  emptyStage();
  cpSync(join(folder, '..', 'dist'), join(stage, 'dist'), { recursive: true });
  writeFileSync(join(stage, 'package.json'), JSON.stringify(ownManifest(), null, 2));
  // Otherwise the source archive would contain everything.
  writeFileSync(join(stage, '.gitignore'), 'build/\n');
  const cli = join(folder, 'node_modules', 'zapier-platform-cli', 'src', 'bin', 'run');
  await run(process.execPath, [cli, 'build', '--skip-dep-install', '--skip-validation'], {
    cwd: stage,
    env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1' },
  });
  return join(stage, 'build', 'build.zip');
}

/** Keeps the files of `register` and `link`: they tell `upload` which integration this is. */
function emptyStage() {
  mkdirSync(stage, { recursive: true });
  for (const name of readdirSync(stage)) {
    if (name !== '.zapierapprc') rmSync(join(stage, name), { recursive: true });
  }
}

/** Our package.json without the fields that only this workspace understands. */
function ownManifest() {
  const manifest = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8'));
  const { name, version, description, license, author, type, exports, dependencies } = manifest;
  return { name, version, private: true, description, license, author, type, exports, dependencies };
}
