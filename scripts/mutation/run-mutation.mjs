import { join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { installStryker, strykerFolder } from './install-stryker.mjs';

/**
 * Changes the core in small ways, one at a time, and tells which changes no test notices.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args further arguments of Stryker, such as `--mutate "src/billing/**"`
 */
export async function runMutation(context, args) {
  const { root, env, node, progress } = context;
  await progress.step('Stryker', () => installStryker(context));
  progress.announce('Mutants');
  const stryker = join(strykerFolder(root), 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
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
