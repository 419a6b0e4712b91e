import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { explainFailure } from '../process/explain-failure.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { npmCommand } from './npm-command.mjs';

// A place that lint and formatting ignore, on the same disk as the checkout, so that a folder can be moved.
const WORKSHOP = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.toolchain');
/** The files that determine npm's install. */
const FILES = ['package.json', 'package-lock.json', '.npmrc'];
const STAMP = '.installed-lock.json';
const OPTIONS = ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs what a folder's package-lock.json names into its node_modules, unless it is there: for tools that only one
 * package needs and that do not go with the workspace's own.
 *
 * @param {string} folder with package.json, package-lock.json and, if npm is to be told more, .npmrc
 * @param {string} label how messages call it
 * @throws {TaskError} when it cannot be installed
 */
export async function installLocked(folder, label) {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const isThere = () => {
    const stamp = join(folder, 'node_modules', STAMP);
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
  };
  if (isThere()) return;

  // Built elsewhere and moved when complete: two tasks may install at the same time, and one may be interrupted.
  mkdirSync(WORKSHOP, { recursive: true });
  const unfinished = mkdtempSync(join(WORKSHOP, 'unfinished-'));
  try {
    for (const file of FILES.filter((name) => existsSync(join(folder, name)))) {
      copyFileSync(join(folder, file), join(unfinished, file));
    }
    await install(unfinished, label);
    writeFileSync(join(unfinished, 'node_modules', STAMP), lock);
    if (isThere()) return;
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    renameSync(join(unfinished, 'node_modules'), join(folder, 'node_modules'));
  } catch (error) {
    // Another task may have been faster.
    if (!isThere()) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function install(cwd, label) {
  const npm = npmCommand(process.env);
  const { exitCode, output } = await runTool(npm.command, [...npm.args, ...OPTIONS], { cwd, env: process.env });
  if (exitCode === 0) return;
  const cause = explainFailure(output);
  const what = `${label} could not be installed`;
  throw new TaskError(cause ? `${what}: ${cause}.` : `${what}; npm said:\n${output.slice(-3000)}`);
}
