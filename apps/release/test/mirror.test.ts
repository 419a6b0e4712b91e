import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { readManifest } from '../src/manifest';
import { N8N_PACKAGE } from '../src/public-packages';
import { writeMirror } from '../src/write-mirror';
import { root, temporaryFolder } from './copy-workspace';
import { packPackage } from './pack-package';

const REPOSITORY = 'an-owner/n8n-nodes-keepnet';

function mirror(checkout = root): string {
  const folder = join(temporaryFolder(), 'mirror');
  writeMirror(checkout, folder, REPOSITORY);
  return folder;
}

/** Puts what npm would install where npm would put it: the packed core, and the rest from the workspace. */
function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  const core = join(modules, '@keepnet-workflows', 'core');
  mkdirSync(core, { recursive: true });
  execFileSync('tar', ['-xzf', packPackage('packages/core'), '-C', core, '--strip-components=1']);
  const installed = new Map<string, string>();
  const manifest = readManifest(folder);
  for (const name of Object.keys(manifest.devDependencies ?? {})) installed.set(name, 'packages/n8n-nodes-keepnet');
  for (const name of Object.keys(readManifest(core).dependencies ?? {})) installed.set(name, 'packages/core');
  for (const name of Object.keys(readManifest(root).devDependencies ?? {})) installed.set(name, '.');
  installed.delete('@keepnet-workflows/core');
  for (const [name, owner] of installed) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, owner, 'node_modules', name), join(modules, name), 'junction');
  }
}

function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

test('a mirror builds the very files that this repository publishes', { timeout: 60_000 }, () => {
  const folder = mirror();
  install(folder);
  for (const tool of ['typescript/bin/tsc', 'tsup/dist/cli-default.js']) {
    execFileSync(process.execPath, [join(folder, 'node_modules', tool)], { cwd: folder, stdio: 'pipe' });
  }
  const built = filesOf(join(folder, 'dist'));
  const published = filesOf(join(root, N8N_PACKAGE, 'dist'));
  expect(Object.keys(built)).toEqual(Object.keys(published));
  expect(Object.keys(published).filter((path) => built[path] !== published[path])).toEqual([]);
});

test('a mirror is installable from npm alone, and says where it lives', () => {
  const folder = mirror();
  const manifest = readManifest(folder);
  expect(Object.values(manifest.devDependencies ?? {}).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
    [],
  );
  expect(manifest.repository?.url).toBe(`git+https://github.com/${REPOSITORY}.git`);
  expect(manifest.version).toBe(readManifest(join(root, N8N_PACKAGE)).version);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'nodes', 'workflows']));
  expect(readFileSync(join(folder, '.github', 'workflows', 'publish.yml'), 'utf8')).toContain(
    'npm publish --provenance',
  );
});

test('a mirror has the pages that its README names', () => {
  const folder = mirror();
  const named = readFileSync(join(folder, 'README.md'), 'utf8').match(/\bdocs\/[\w-]+\.md/g) ?? [];
  expect(named).toContain('docs/troubleshooting.md');
  expect(named.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
});

test('a mirror tells what changed, from the first release on', () => {
  const checkout = temporaryFolder();
  for (const path of [
    '.github',
    'docs',
    'LICENSE',
    'package.json',
    'tsconfig.base.json',
    'packages/core/package.json',
  ]) {
    cpSync(join(root, path), join(checkout, path), { recursive: true });
  }
  const filter = (path: string): boolean => !['node_modules', 'dist', 'CHANGELOG.md'].includes(basename(path));
  cpSync(join(root, N8N_PACKAGE), join(checkout, N8N_PACKAGE), { recursive: true, filter });
  expect(existsSync(join(mirror(checkout), 'CHANGELOG.md'))).toBe(false);
  writeFileSync(join(checkout, N8N_PACKAGE, 'CHANGELOG.md'), '# n8n-nodes-keepnet\n');
  expect(readFileSync(join(mirror(checkout), 'CHANGELOG.md'), 'utf8')).toBe('# n8n-nodes-keepnet\n');
});
