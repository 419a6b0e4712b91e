import { explainFailure } from '../process/explain-failure.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { EVERYTHING, isInstalled, writeStamp } from './install-stamp.mjs';

const ROOT_PACKAGE = 'keepnet-workflows';

/**
 * Installs what the lockfile says, and only when something has changed since the last time: no network is touched otherwise.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv, pnpm: string, packages?: string[] }} options packages: only these and what they depend on, with the root's build tools
 * @returns {Promise<string | undefined>} a note for the progress line
 * @throws {TaskError} when the install fails
 */
export async function installWorkspace({ root, env, pnpm, packages }) {
  const scope = packages ? packages.join(' ') : EVERYTHING;
  if (isInstalled(root, scope)) {
    return 'ready (cached)';
  }
  const filters = packages ? [ROOT_PACKAGE, ...packages.map((name) => `${name}...`)] : [];
  const args = [
    'install',
    '--frozen-lockfile',
    // The registry's policies were checked when the lockfile was made; a second look downloads every package's history (85 s against 5 s).
    // The content is still checked against the lockfile's hashes.
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
  writeStamp(root, scope);
  return undefined;
}
