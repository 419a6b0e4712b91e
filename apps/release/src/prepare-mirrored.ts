import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Manifest, readManifest, writeManifest } from './manifest';
import { N8N_PACKAGE } from './public-packages';
import { withReleaseLinks } from './release-links';
import { withRepository } from './with-repository';

/**
 * Makes the n8n package of a checkout ready to be packed for its mirror. These changes are not
 * committed.
 *
 * @param root the checkout
 * @param mirror `owner/name` of the mirror
 */
export function prepareMirrored(root: string, mirror: string): void {
  const path = join(root, N8N_PACKAGE);
  const manifest = withRepository(readManifest(path), mirror);
  writeManifest(path, manifest);
  writeFileSync(join(path, 'README.md'), mirroredReadme(root, mirror, manifest));
}

/** The README, with links into the mirror, which has the package's own files at its top. */
export function mirroredReadme(root: string, mirror: string, { version }: Manifest): string {
  const readme = readFileSync(join(root, N8N_PACKAGE, 'README.md'), 'utf8');
  const inMirror = (path: string): string => path.replace(`${N8N_PACKAGE}/`, '');
  return withReleaseLinks(
    readme,
    N8N_PACKAGE,
    (path) => `https://github.com/${mirror}/blob/v${version}/${inMirror(path)}`,
  );
}
