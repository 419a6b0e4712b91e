import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Manifest, readManifest, readPackedManifest, writeManifest } from './manifest';
import { mirrorManifest } from './mirror-manifest';
import { mirroredReadme } from './prepare-mirrored';
import { N8N_PACKAGE } from './public-packages';
import { inRelease, withMissingLinks } from './release-links';
import { withRepository } from './with-repository';

/** What the package is built from, and its templates. */
const SOURCES = ['build', 'core.ts', 'credentials', 'nodes', 'tsup.config.ts', 'workflows'];

/** The pages that the README sends its readers to. */
export const PAGES = ['first-day', 'price-book', 'troubleshooting', 'verification'].map((page) => `docs/${page}.md`);

/** The packed package in the mirror, beside `${TARBALL}.sha512`, which `sha512sum --check` reads. */
const TARBALL = 'package.tgz';

/**
 * Writes the n8n package as a repository of its own: its sources, with the core from npm in place of the workspace's, and
 * the tested tarball, which the mirror publishes without building anything.
 *
 * @param root this checkout
 * @param target an empty or missing folder
 * @param repository `owner/name` of the mirror
 * @param tarball the packed package
 * @param origin `owner/name` of this repository, which has the documents that the mirror lacks
 * @throws {Error} when the tarball is of another version, or names another repository: npm would refuse its provenance
 */
export function writeMirror(root: string, target: string, repository: string, tarball: string, origin: string): void {
  const source = join(root, N8N_PACKAGE);
  const manifest = withRepository(readManifest(source), repository);
  checkPacked(readPackedManifest(tarball), manifest);
  mkdirSync(target, { recursive: true });
  for (const path of SOURCES) {
    cpSync(join(source, path), join(target, path), { recursive: true });
  }
  writeFileSync(join(target, 'README.md'), mirroredReadme(root, repository, manifest));
  // The first release writes it.
  const changelog = join(source, 'CHANGELOG.md');
  if (existsSync(changelog)) cpSync(changelog, join(target, 'CHANGELOG.md'));
  for (const file of ['LICENSE', 'tsconfig.base.json']) {
    cpSync(join(root, file), join(target, file));
  }
  // The core's tag: a package that its mirror publishes has none here.
  const core = readManifest(join(root, 'packages', 'core'));
  mkdirSync(join(target, 'docs'), { recursive: true });
  for (const page of PAGES) {
    const text = readFileSync(join(root, page), 'utf8');
    writeFileSync(join(target, page), withMissingLinks(text, PAGES, inRelease(origin, core)));
  }
  mkdirSync(join(target, '.github', 'workflows'), { recursive: true });
  cpSync(join(root, '.github', 'mirror-publish.yml'), join(target, '.github', 'workflows', 'publish.yml'));
  writeFileSync(join(target, '.gitignore'), 'node_modules/\ndist/\n');
  writeFileSync(join(target, '.gitattributes'), '* -text\n');
  const packed = readFileSync(tarball);
  writeFileSync(join(target, TARBALL), packed);
  const sum = createHash('sha512').update(packed).digest('hex');
  writeFileSync(join(target, `${TARBALL}.sha512`), `${sum}  ${TARBALL}\n`);
  writeFileSync(join(target, 'tsconfig.json'), `${JSON.stringify(MIRROR_TSCONFIG, null, 2)}\n`);
  writeManifest(target, mirrorManifest(manifest, readManifest(root), core.version));
}

function checkPacked(packed: Manifest, { version, repository }: Manifest): void {
  if (packed.version === version && packed.repository?.url === repository?.url) return;
  throw new Error(
    `The packed package is version ${packed.version} of ${packed.repository?.url ?? 'no repository'}, ` +
      `and not ${version} of ${repository?.url}. Run "prepare-mirrored" with the name of the mirror, then pack.`,
  );
}

const MIRROR_TSCONFIG = {
  extends: './tsconfig.base.json',
  compilerOptions: { types: ['node'] },
  include: ['core.ts', 'build/**/*.ts', 'credentials/**/*.ts', 'nodes/**/*.ts', '*.config.ts'],
};
