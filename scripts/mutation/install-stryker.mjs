import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { explainFailure } from '../process/explain-failure.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { npmCommand } from '../toolchain/npm-command.mjs';

/** @param {string} root the checkout */
export const strykerFolder = (root) => join(root, 'packages', 'core', 'mutation');

/**
 * Installs Stryker into its own folder, unless it is there as the lockfile says: nothing but a mutation run needs it.
 * It finds the workspace's vitest above, which its peer dependency would bring a second time.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @returns {Promise<string | undefined>} a note for the progress line
 * @throws {TaskError} when npm fails
 */
export async function installStryker({ root, env }) {
  const folder = strykerFolder(root);
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const stamp = join(folder, 'node_modules', '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return 'ready (cached)';
  }
  const npm = npmCommand(env);
  const options = ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { exitCode, output } = await runTool(npm.command, [...npm.args, ...options], { cwd: folder, env });
  if (exitCode !== 0) {
    const cause = explainFailure(output);
    throw new TaskError(cause ? `Stryker could not be installed: ${cause}.` : 'Stryker could not be installed:', {
      output: cause ? '' : output.slice(-5000),
    });
  }
  writeFileSync(stamp, lock);
  return undefined;
}
