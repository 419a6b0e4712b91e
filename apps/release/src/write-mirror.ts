import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readManifest, writeManifest } from './manifest';
import { mirrorManifest } from './mirror-manifest';
import { N8N_PACKAGE } from './public-packages';
import { withRepository } from './with-repository';

/** What the package is built from, and what its readers look at. */
const SOURCES = ['README.md', 'build', 'core.ts', 'credentials', 'nodes', 'tsup.config.ts', 'workflows'];

/**
 * Writes the n8n package as a repository of its own: its sources, and the core from npm in place of the workspace's.
 *
 * @param root this checkout
 * @param target an empty or missing folder
 * @param repository `owner/name` of the mirror
 */
export function writeMirror(root: string, target: string, repository: string): void {
  const source = join(root, N8N_PACKAGE);
  mkdirSync(target, { recursive: true });
  for (const path of SOURCES) {
    cpSync(join(source, path), join(target, path), { recursive: true });
  }
  // The first release writes it.
  const changelog = join(source, 'CHANGELOG.md');
  if (existsSync(changelog)) cpSync(changelog, join(target, 'CHANGELOG.md'));
  // The README sends its readers to the page of the messages.
  for (const file of ['LICENSE', 'tsconfig.base.json', 'docs/troubleshooting.md']) {
    cpSync(join(root, file), join(target, file));
  }
  mkdirSync(join(target, '.github', 'workflows'), { recursive: true });
  cpSync(join(root, '.github', 'mirror-publish.yml'), join(target, '.github', 'workflows', 'publish.yml'));
  writeFileSync(join(target, '.gitignore'), 'node_modules/\ndist/\n');
  writeFileSync(join(target, 'tsconfig.json'), `${JSON.stringify(MIRROR_TSCONFIG, null, 2)}\n`);
  const { version } = readManifest(join(root, 'packages', 'core'));
  const manifest = mirrorManifest(readManifest(source), readManifest(root), version);
  writeManifest(target, withRepository(manifest, repository));
}

const MIRROR_TSCONFIG = {
  extends: './tsconfig.base.json',
  compilerOptions: { types: ['node'] },
  include: ['core.ts', 'build/**/*.ts', 'credentials/**/*.ts', 'nodes/**/*.ts', '*.config.ts'],
};
