import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { hostFolder } from './install-host.mjs';
import { prepareHost } from './prepare-host.mjs';

/**
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args of apps/n8n-host
 */
export async function runN8n(context, args) {
  await prepareHost(context);
  const { root, env, node, progress } = context;
  progress.announce('Run');
  const { exitCode } = await runTool(node, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: hostFolder(root),
    env,
    foreground: true,
    endsWithCaller: true,
  });
  if (exitCode !== 0) {
    throw new TaskError('', { exitCode });
  }
}
