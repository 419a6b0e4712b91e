import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { describe, expect, inject, test } from 'vitest';

import { loader } from './harness/n8n-modules';

/** In bytes, a fifth above what they are: growth beyond that is to be a decision. `package.js` is read at n8n's start. */
const LARGEST = { tarball: 165_000, package: 75_000, core: 400_000 };

const folder = inject('packageFolder');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  );
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
const code = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(folder, file), 'utf8'));

describe('the package', () => {
  test(`is smaller than ${LARGEST.tarball} bytes packed`, () => {
    expect(statSync(inject('tarball')).size).toBeLessThan(LARGEST.tarball);
    expect(statSync(join(folder, 'dist', 'package.js')).size).toBeLessThan(LARGEST.package);
    expect(statSync(join(folder, 'dist', 'core.js')).size).toBeLessThan(LARGEST.core);
  });

  test('is loaded by n8n without its core, which takes longer than all else of it', () => {
    const { nodes, credentials } = manifest['n8n'] as { nodes: string[]; credentials: string[] };
    // As n8n does it, in a process in which nothing is loaded yet.
    const code = `
      for (const file of ${JSON.stringify([...nodes, ...credentials])}) new (Object.values(require('./' + file))[0])();
      process.stdout.write(Object.keys(require.cache).join('\\n'));`;
    const loaded = execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file.startsWith(realpathSync(folder)) && file.endsWith('.js'))
      .map((file) => basename(file));
    expect(loaded.sort()).toEqual([
      'Keepnet.node.js',
      'KeepnetApi.credentials.js',
      'KeepnetTrigger.node.js',
      'package.js',
    ]);
  });

  test('holds code, icons, codex files and what npm adds, and nothing else', () => {
    const isExpected = (file: string): boolean =>
      /^dist\/.*\.(js|svg|node\.json)$/.test(file) || /^(package\.json|README\.md|LICENSE)$/.test(file);
    expect(files.filter((file) => !isExpected(file))).toEqual([]);
  });

  test('brings no dependencies and asks for n8n-workflow alone', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest['peerDependencies']).toEqual({ 'n8n-workflow': '*' });
    expect(manifest).not.toHaveProperty('repository.directory');
    expect(manifest).not.toHaveProperty('type');
  });

  test('requires nothing but its own files and what every n8n has', () => {
    const required = code.flatMap((text) => [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name = '']) => name));
    const foreign = new Set(required.filter((name) => !name.startsWith('.')));
    expect([...foreign].sort()).toEqual(['luxon', 'n8n-workflow', 'node:crypto']);
  });

  test('holds the core once', () => {
    const text = 'Keepnet did not accept the Client ID and Client Secret';
    expect(code.filter((content) => content.includes(text))).toHaveLength(1);
  });

  test('is loaded by n8n with its icons and codex', () => {
    const { description } = loader.getNode('keepnet').type;
    expect(description.iconUrl).toEqual({
      light: 'icons/n8n-nodes-keepnet/dist/nodes/Keepnet/keepnet.svg',
      dark: 'icons/n8n-nodes-keepnet/dist/nodes/Keepnet/keepnet.dark.svg',
    });
    expect(description.codex).toMatchObject({ categories: ['Finance & Accounting'] });
    expect(loader.getCredential('keepnetApi').type.iconUrl).toEqual(description.iconUrl);
  });
});
