import { join } from 'node:path';

import { runTool } from './process/run-tool.mjs';
import { TaskError } from './task-error.mjs';

/**
 * Runs tasks of the workspace's packages through turbo, quietly.
 *
 * @param {import('./tasks.mjs').TaskContext} context
 * @param {string[]} tasks
 * @param {string[]} args further arguments of turbo
 * @throws {TaskError} with what the failed packages printed
 */
export async function runTurbo({ root, env, node }, tasks, args = []) {
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');
  // Half of the time of a package's tests is waiting.
  const options = ['--output-logs=errors-only', '--log-order=grouped', '--concurrency=150%'];
  const { exitCode, output } = await runTool(node, [turbo, 'run', ...tasks, ...options, ...args], { cwd: root, env });
  if (exitCode !== 0) {
    throw new TaskError(`turbo run ${tasks.join(' ')} failed.`, { output, exitCode });
  }
}
