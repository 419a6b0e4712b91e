import type { Manifest } from './manifest';

/** Needed to test the package in this repository; in the mirror it can be built. */
const TEST_ONLY = ['@e965/xlsx', '@keepnet-workflows/sandbox', 'n8n-core'];
/** The build tools of the workspace root that the package's own build uses. */
const BUILD_TOOLS = ['@types/node', 'tsup', 'typescript'];

/**
 * The package.json of the n8n package in a repository of its own.
 *
 * @param manifest the one of this repository
 * @param root the workspace's, for the versions of the build tools
 * @param coreVersion the published version of the core that the mirror builds with
 */
export function mirrorManifest(manifest: Manifest, root: Manifest, coreVersion: string): Manifest {
  const kept = Object.entries(manifest.devDependencies ?? {}).filter(([name]) => !TEST_ONLY.includes(name));
  const tools = Object.entries(root.devDependencies ?? {}).filter(([name]) => BUILD_TOOLS.includes(name));
  const devDependencies = Object.fromEntries([...kept, ...tools].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...manifest,
    scripts: { build: 'tsup', typecheck: 'tsc' },
    devDependencies: { ...devDependencies, '@keepnet-workflows/core': coreVersion },
  };
}
