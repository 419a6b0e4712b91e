import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { type Manifest, readManifest, writeManifest } from '../src/manifest';
import { prepareMirrored } from '../src/prepare-mirrored';
import { N8N_PACKAGE } from '../src/public-packages';
import { withRepository } from '../src/with-repository';
import { PAGES, writeMirror } from '../src/write-mirror';
import { root, temporaryFolder } from './copy-workspace';
import { packPackage } from './pack-package';

const REPOSITORY = 'an-owner/n8n-nodes-keepnet';
const ORIGIN = 'an-owner/a-repository';

/** The packed package as `prepare-mirrored` makes it; other fields may be put into its manifest. */
function packedForMirror(fields: Partial<Manifest> = {}): string {
  const folder = temporaryFolder();
  execFileSync('tar', ['-xzf', packPackage(N8N_PACKAGE), '-C', folder]);
  const manifest = readManifest(join(folder, 'package'));
  writeManifest(join(folder, 'package'), { ...withRepository(manifest, REPOSITORY), ...fields });
  const tarball = join(folder, 'n8n-nodes-keepnet.tgz');
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
  return tarball;
}

function mirror(checkout = root, tarball = packedForMirror()): string {
  const folder = join(temporaryFolder(), 'mirror');
  writeMirror(checkout, folder, REPOSITORY, tarball, ORIGIN);
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
});

/** What the mirror's workflow runs, the publishing as a rehearsal. */
function publishSteps(folder: string): string[] {
  const workflow = parse(readFileSync(join(folder, '.github', 'workflows', 'publish.yml'), 'utf8')) as {
    jobs: { publish: { steps: { run?: string }[] } };
  };
  const commands = workflow.jobs.publish.steps.flatMap(({ run }) => run ?? []);
  return commands.map((command) => command.replace('npm publish', 'npm publish --dry-run --json --offline'));
}

// It runs on Linux, with the programs that are there.
describe.runIf(process.platform === 'linux')('the workflow of a mirror', () => {
  const run = (cwd: string, command: string): string =>
    execFileSync('bash', ['-e', '-c', command], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  test('publishes the packed package byte for byte', () => {
    const tarball = packedForMirror();
    const folder = mirror(root, tarball);
    const said = publishSteps(folder).map((command) => run(folder, command));
    const sum = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    expect(said.at(-1)).toContain(`"integrity": "sha512-${sum}"`);
    expect(said.at(-1)).toContain('"name": "n8n-nodes-keepnet"');
  });

  test('publishes nothing when a byte of it has changed', () => {
    const folder = mirror();
    const packed = readFileSync(join(folder, 'package.tgz'));
    packed[200] = (packed[200] ?? 0) ^ 1;
    writeFileSync(join(folder, 'package.tgz'), packed);
    const [check = ''] = publishSteps(folder);
    expect(() => run(folder, check)).toThrow('package.tgz');
  });
});

test.each([
  ['of another version', { version: '9.9.9' }],
  ['of another repository', { repository: { type: 'git', url: 'git+https://github.com/an-owner/another.git' } }],
] as const)('a package %s is refused, and no mirror is written', (_name, fields) => {
  const folder = join(temporaryFolder(), 'mirror');
  expect(() => writeMirror(root, folder, REPOSITORY, packedForMirror(fields), ORIGIN)).toThrow(
    'Run "prepare-mirrored" with the name of the mirror',
  );
  expect(existsSync(folder)).toBe(false);
});

test('a mirror has the pages that its README names', () => {
  const folder = mirror();
  const named = readFileSync(join(folder, 'README.md'), 'utf8').match(/\bdocs\/[\w-]+\.md/g) ?? [];
  expect(named).toContain('docs/troubleshooting.md');
  expect(named.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
});

/** The links of a page to files: those in its text, and those that it names below. */
function linksOf(page: string): string[] {
  const links = [...page.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)];
  return links.map(([, inline, named]) => inline ?? named ?? '').filter((link) => !/^(https?:|#)/.test(link));
}

test.each(PAGES)('a mirror has the files that %s links to', (page) => {
  const folder = mirror();
  const links = linksOf(readFileSync(join(folder, page), 'utf8')).map((link) => link.replace(/#.*/, ''));
  expect(links.filter((link) => !existsSync(join(folder, dirname(page), link)))).toEqual([]);
});

test('a page of a mirror links to this repository for what the mirror lacks', () => {
  const { name, version } = readManifest(join(root, 'packages/core'));
  const page = readFileSync(join(mirror(), 'docs/verification.md'), 'utf8');
  expect(page).toContain(`](https://github.com/${ORIGIN}/blob/${name}@${version}/docs/architecture.md#`);
});

test('a changed page repeats these tests', () => {
  const { tasks } = JSON.parse(readFileSync(join(root, 'apps/release/turbo.json'), 'utf8')) as {
    tasks: { test: { inputs: string[] } };
  };
  expect(tasks.test.inputs).toEqual(expect.arrayContaining(PAGES.map((page) => `$TURBO_ROOT$/${page}`)));
});

test('the README of a mirror points to its own files of that release', () => {
  const checkout = temporaryFolder();
  const source = join(checkout, N8N_PACKAGE);
  mkdirSync(source, { recursive: true });
  cpSync(join(root, N8N_PACKAGE, 'package.json'), join(source, 'package.json'));
  writeFileSync(join(source, 'README.md'), '[a]: workflows/a.json\n[b]: ../../docs/b.md\n');
  prepareMirrored(checkout, REPOSITORY);
  const { version, repository } = readManifest(source);
  const address = `https://github.com/${REPOSITORY}/blob/v${version}`;
  const readme = readFileSync(join(source, 'README.md'), 'utf8');
  expect(readme).toBe(`[a]: ${address}/workflows/a.json\n[b]: ${address}/docs/b.md\n`);
  expect(repository?.url).toBe(`git+https://github.com/${REPOSITORY}.git`);
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
