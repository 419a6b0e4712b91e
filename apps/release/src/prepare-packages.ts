import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readManifest, writeManifest } from './manifest';
import { N8N_PACKAGE, PUBLIC_PACKAGES } from './public-packages';
import { inRelease, withReleaseLinks } from './release-links';
import { withRepository } from './with-repository';

/**
 * Makes the packages of a checkout ready to be published from it: their manifests, and the links in their READMEs, which then
 * point to the files of the release. These changes are not committed.
 *
 * @param root the checkout
 * @param repository `owner/name` of the repository that publishes
 * @param mirror that of the n8n package's mirror, empty when there is none: npm accepts one publisher for a package, so a
 *   mirrored package is not published from here
 */
export function preparePackages(root: string, repository: string, mirror: string): void {
  for (const folder of PUBLIC_PACKAGES) {
    const path = join(root, folder);
    const manifest = withRepository(readManifest(path), repository);
    writeManifest(path, folder === N8N_PACKAGE && mirror !== '' ? { ...manifest, private: true } : manifest);
    const readme = join(path, 'README.md');
    writeFileSync(readme, withReleaseLinks(readFileSync(readme, 'utf8'), folder, inRelease(repository, manifest)));
  }
}
