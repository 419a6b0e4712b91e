import { delimiter } from 'node:path';

const QUIET = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
  npm_config_update_notifier: 'false',
  // The right pnpm is already running. Its own version check would query the registry on every run and write to the
  // lockfile.
  pnpm_config_pm_on_fail: 'ignore',
  // The install is a separate step; otherwise pnpm run would repeat it, without the frozen lockfile.
  pnpm_config_verify_deps_before_run: 'false',
};

/**
 * The environment of the tools: the given folders come first on the PATH, and nothing phones home.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} binFolders
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(env, binFolders) {
  // Windows calls it Path; of two spellings, either one could be used.
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  // NODE_ENV=production would make pnpm leave the build tools out.
  const { NODE_ENV: _nodeEnv, ...inherited } = env;
  const path = [...binFolders, inherited[pathName]].filter(Boolean).join(delimiter);
  return { ...inherited, ...QUIET, [pathName]: path };
}
