import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { explainFailure } from '../process/explain-failure.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { npmCommand } from './npm-command.mjs';

/**
 * Puts one npm package with an executable under `.toolchain/`, unless it is there.
 *
 * @param {{ root: string, label: string, name: string, version: string, binary: string, integrity?: string }} tool
 *   label: how messages call it; binary: the executable's path inside the package
 * @returns {Promise<{ path: string, cached: boolean }>} the executable
 * @throws {TaskError} when it cannot be downloaded, checked or started
 */
export async function installTool({ root, label, name, version, binary, integrity }) {
  const toolchain = join(root, '.toolchain');
  const folder = join(toolchain, `${name.replace('/', '+')}@${version}`);
  const insideFolder = join('node_modules', ...name.split('/'), ...binary.split('/'));
  const path = join(folder, insideFolder);
  if (existsSync(path)) {
    return { path, cached: true };
  }

  // Built elsewhere and moved when complete: an interrupted download must not look like an installed tool.
  const unfinished = `${folder}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
    await writeManifests(unfinished, name, version, integrity);
    await download(unfinished, label);
    await tryOut(join(unfinished, insideFolder), unfinished, label);
    await rename(unfinished, folder);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(path)) {
      throw asTaskError(error, label);
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return { path, cached: false };
}

/** A lockfile without addresses: the machine's own registry is used, and npm still checks the content. */
async function writeManifests(folder, name, version, integrity) {
  const manifest = { name: 'toolchain', version: '0.0.0', private: true, dependencies: { [name]: version } };
  const entry = integrity ? { version, integrity } : { version };
  const lock = {
    name: 'toolchain',
    version: '0.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, [`node_modules/${name}`]: entry },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
}

async function download(folder, label) {
  const npm = npmCommand(process.env);
  const args = ['ci', '--prefix', folder, '--global=false', '--ignore-scripts', '--no-audit', '--no-fund'];
  const quick = [
    '--loglevel=error',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const { exitCode, output } = await runTool(npm.command, [...npm.args, ...args, ...quick], {
    cwd: folder,
    env: process.env,
  }).catch(() => {
    throw new TaskError('npm was not found: install Node together with npm, then repeat the command.');
  });
  if (exitCode !== 0) {
    const cause = explainFailure(output);
    throw new TaskError(
      cause ? `${label} could not be installed: ${cause}.` : `${label} could not be installed; npm said:`,
      { output: cause ? '' : output },
    );
  }
}

async function tryOut(path, cwd, label) {
  const { exitCode } = await runTool(path, ['--version'], { cwd, env: process.env }).catch(() => ({ exitCode: 1 }));
  if (exitCode !== 0) {
    throw new TaskError(`${label} from npm does not run on this system: install it yourself, then repeat the command.`);
  }
}

function asTaskError(error, label) {
  if (error instanceof TaskError) {
    return error;
  }
  const cause = explainFailure(String(error.code)) ?? error.message;
  return new TaskError(`${label} could not be installed: ${cause}.`);
}
