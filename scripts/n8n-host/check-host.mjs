import { join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { hostFolder } from './install-host.mjs';

/**
 * Lint, formatting and types of apps/n8n-host: turbo does not see it, and its types need its own dependencies.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @throws {TaskError} with what the tools printed
 */
export async function checkHost({ root, env, node }) {
  const folder = hostFolder(root);
  const checks = [
    [root, ['eslint', 'bin', 'eslint.js'], folder],
    [root, ['prettier', 'bin', 'prettier.cjs'], '--check', folder],
    [folder, ['typescript', 'bin', 'tsc']],
  ];
  for (const [cwd, tool, ...args] of checks) {
    const script = join(cwd, 'node_modules', ...tool);
    const { exitCode, output } = await runTool(node, [script, ...args], { cwd, env });
    if (exitCode !== 0) {
      throw new TaskError(`${tool[0]} is not content with apps/n8n-host.`, { output, exitCode });
    }
  }
}
