import { join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { installLocked } from '../toolchain/install-locked.mjs';

/**
 * Makes small changes to the core, one at a time, and reports those that no test notices.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args further arguments of Stryker, such as `--mutate "src/billing/**"`
 */
export async function runMutation(context, args) {
  const { root, env, node, progress } = context;
  // It finds the workspace's vitest in a parent folder; its peer dependency would install a second one.
  const folder = join(root, 'packages', 'core', 'mutation');
  await progress.step('Stryker', () => installLocked(folder, 'Stryker'));
  progress.announce('Mutants');
  const stryker = join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const further = args.filter((arg) => arg !== '--');
  const { exitCode } = await runTool(node, [stryker, 'run', join('mutation', 'stryker.config.mjs'), ...further], {
    cwd: join(root, 'packages', 'core'),
    env,
    foreground: true,
  });
  if (exitCode !== 0) {
    throw new TaskError('', { exitCode });
  }
}
