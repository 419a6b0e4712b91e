import { explainFailure } from '../process/explain-failure.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';

const ROOT_PACKAGE = 'keepnet-workflows';

/**
 * Installs what the lockfile says. If nothing has changed, pnpm finishes within a second or two without network, and
 * restores deleted links.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv, pnpm: string, packages?: string[] }} options packages: only these and
 *   what they depend on, with the root's build tools
 * @throws {TaskError} when the install fails
 */
export async function installWorkspace({ root, env, pnpm, packages }) {
  const filters = packages ? [ROOT_PACKAGE, ...packages.map((name) => `${name}...`)] : [];
  const args = [
    'install',
    '--frozen-lockfile',
    // The registry's policies were checked when the lockfile was made; a second check downloads every package's history
    // (85 s instead of 5 s). The content is still checked against the lockfile's hashes.
    '--config.trustLockfile=true',
    '--config.confirmModulesPurge=false',
    '--config.fetchRetryMintimeout=1000',
    '--config.fetchRetryMaxtimeout=5000',
    ...filters.flatMap((filter) => ['--filter', filter]),
  ];
  const { exitCode, output } = await runTool(pnpm, args, { cwd: root, env });
  if (exitCode !== 0) {
    const cause = explainFailure(output);
    throw new TaskError(
      cause
        ? `The dependencies could not be installed: ${cause}.`
        : 'The dependencies could not be installed; pnpm said:',
      { output: cause ? '' : output },
    );
  }
}
