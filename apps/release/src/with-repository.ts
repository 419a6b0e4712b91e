import type { Manifest } from './manifest';

/**
 * Names the repository that a package is published from: npm compares it with the provenance, so only the publishing
 * repository itself can know it.
 *
 * @param repository `owner/name`, as GitHub spells it
 * @throws {Error} when it is not written like that
 */
export function withRepository(manifest: Manifest, repository: string): Manifest {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new Error(`"${repository}" is no GitHub repository: write it as owner/name.`);
  }
  const address = `https://github.com/${repository}`;
  return {
    ...manifest,
    homepage: `${address}#readme`,
    bugs: { url: `${address}/issues` },
    // No `directory`: n8n's rules for community packages refuse it.
    repository: { type: 'git', url: `git+${address}.git` },
  };
}
