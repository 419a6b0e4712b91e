import { join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { hostFolder } from './install-host.mjs';

/**
 * Types of apps/n8n-host, and the rules of lint that use them: both need its own dependencies, which `npm test` does not
 * install.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @throws {TaskError} with what the tools printed
 */
export async function checkHost({ root, env, node }) {
  const folder = hostFolder(root);
  const checks = [
    [root, ['oxlint', 'bin', 'oxlint'], '--type-aware', folder],
    [folder, ['typescript', 'bin', 'tsc']],
  ];
  for (const [home, tool, ...args] of checks) {
    const script = join(home, 'node_modules', ...tool);
    const { exitCode, output } = await runTool(node, [script, ...args], { cwd: folder, env });
    if (exitCode !== 0) {
      throw new TaskError(`${tool[0]} is not content with apps/n8n-host.`, { output, exitCode });
    }
  }
}
