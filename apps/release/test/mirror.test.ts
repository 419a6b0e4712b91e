import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { readManifest } from '../src/manifest';
import { N8N_PACKAGE } from '../src/public-packages';
import { writeMirror } from '../src/write-mirror';
import { root, temporaryFolder } from './copy-workspace';
import { packPackage } from './pack-package';

const REPOSITORY = 'an-owner/n8n-nodes-keepnet';

function mirror(): string {
  const folder = join(temporaryFolder(), 'mirror');
  writeMirror(root, folder, REPOSITORY);
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
