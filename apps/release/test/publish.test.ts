import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readManifest } from '../src/manifest';
import { preparePackages } from '../src/prepare-packages';
import { N8N_PACKAGE, PUBLIC_PACKAGES } from '../src/public-packages';
import { copyWorkspace, root } from './copy-workspace';
import { packPackage } from './pack-package';

interface DryRun {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly version: string;
  readonly files: readonly { readonly path: string }[];
}

function publishDryRun(tarball: string): DryRun {
  const args = ['publish', tarball, '--dry-run', '--json', '--access=public', '--offline'];
  const output = execFileSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Newer versions of npm say it per package.
  const answer = JSON.parse(output) as DryRun | Record<string, DryRun>;
  return Array.isArray(answer['files']) ? (answer as DryRun) : (Object.values(answer)[0] as DryRun);
}

describe.each(PUBLIC_PACKAGES)('%s', (path) => {
  test('is published as its manifest says, with its built files alone', () => {
    const { name, version, files } = publishDryRun(packPackage(path));
    const manifest = readManifest(join(root, path));
    expect({ name, version }).toEqual({ name: manifest.name, version: manifest.version });
    const paths = files.map((file) => file.path);
    expect(paths.filter((file) => !/^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/.test(file))).toEqual(
      [],
    );
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
    expect(paths.some((file) => file.startsWith('dist/') && file.endsWith('.js'))).toBe(true);
  });
});

describe.each(PUBLIC_PACKAGES)('%s', (path) => {
  test('has a README whose links can be led to a release', () => {
    const readme = readFileSync(join(root, path, 'README.md'), 'utf8').replace(/`[^`\n]*`/g, '');
    // npm has none of the files beside it: such a link must be named below the text, where a release finds it.
    expect(readme.match(/\]\((?!https?:|#)[^)]*\)/g)).toBeNull();
  });

  test('is packed to the same bytes every time, so that what was tested is what is published', () => {
    expect(readFileSync(packPackage(path)).equals(readFileSync(packPackage(path)))).toBe(true);
  });
});

describe('preparePackages', () => {
  const repository = 'an-owner/a-repository';

  test('names the repository that publishes, and nothing that n8n refuses', () => {
    const folder = copyWorkspace();
    preparePackages(folder, repository, '');
    for (const path of PUBLIC_PACKAGES) {
      const manifest = readManifest(join(folder, path));
      expect(manifest.repository).toEqual({ type: 'git', url: `git+https://github.com/${repository}.git` });
      expect(manifest.private).toBeUndefined();
      expect(manifest.name).toBe(readManifest(join(root, path)).name);
    }
  });

  test('points the links in a README to the files of that release, once', () => {
    const folder = copyWorkspace();
    const readme = join(folder, N8N_PACKAGE, 'README.md');
    const { name, version } = readManifest(join(folder, N8N_PACKAGE));
    const elsewhere = ['[c]: https://npmjs.com', '[d]: #install', '[e]: mailto:a@b.example', '[^1]: note', ''];
    const links = ['[a]: workflows/a.json', '[b]: ../../docs/b.md#part', ...elsewhere];
    writeFileSync(readme, `[a] and [b]\n\n${links.join('\n')}`);
    preparePackages(folder, repository, '');
    preparePackages(folder, repository, 'an-owner/n8n-nodes-keepnet');
    const address = `https://github.com/${repository}/blob/${name}@${version}`;
    expect(readFileSync(readme, 'utf8').split('\n').slice(2)).toEqual([
      `[a]: ${address}/${N8N_PACKAGE}/workflows/a.json`,
      `[b]: ${address}/docs/b.md#part`,
      ...elsewhere,
    ]);
  });

  test('keeps the n8n package back when its mirror publishes it', () => {
    const folder = copyWorkspace();
    preparePackages(folder, repository, 'an-owner/n8n-nodes-keepnet');
    expect(readManifest(join(folder, N8N_PACKAGE)).private).toBe(true);
    expect(readManifest(join(folder, 'packages/core')).private).toBeUndefined();
  });

  test('refuses what is no repository, and leaves the manifests as they are', () => {
    const folder = copyWorkspace();
    const before = readManifest(join(folder, 'packages/core'));
    expect(() => preparePackages(folder, 'https://github.com/an-owner/a-repository', '')).toThrow('owner/name');
    expect(readManifest(join(folder, 'packages/core'))).toEqual(before);
  });
});
