import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { installLocked } from '../../../scripts/toolchain/install-locked.mjs';
import { type Manifest, readManifest } from '../src/manifest';
import { N8N_PACKAGE } from '../src/public-packages';
import { root } from './copy-workspace';
import { packPackage } from './pack-package';

interface PackedManifest {
  readonly bin: { readonly 'keepnet-check': string };
  readonly dependencies: Readonly<Record<string, string>>;
}

const tools = resolve(import.meta.dirname, '../tools');

/** Throws what the tool has printed when it is not content. */
function run(tool: string, ...args: string[]): string {
  const script = resolve(tools, 'node_modules', tool);
  try {
    // With CI set, their words come in color.
    const env = { ...process.env, NO_COLOR: '1' };
    return execFileSync(process.execPath, [script, ...args], { encoding: 'utf8', stdio: 'pipe', env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}\n${stderr}`, { cause: error });
  }
}

beforeAll(() => installLocked(tools, 'publint and attw'), 300_000);

describe('what is packed', () => {
  test('of the core is clean', () => {
    expect(run('publint/src/cli.js', packPackage('packages/core'), '--strict')).toContain('All good!');
  });

  // As `npx -p @keepnet-workflows/core keepnet-check` does: with nothing but what is packed and its dependencies.
  test('of the core holds a command that runs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keepnet-check-'));
    try {
      execFileSync('tar', ['-xzf', packPackage('packages/core'), '-C', folder]);
      const { bin, dependencies } = readManifest(join(folder, 'package')) as Manifest & PackedManifest;
      expect(bin).toEqual({ 'keepnet-check': './dist/keepnet-check.js' });
      mkdirSync(join(folder, 'node_modules'));
      for (const name of Object.keys(dependencies)) {
        symlinkSync(join(root, 'packages/core/node_modules', name), join(folder, 'node_modules', name));
      }
      const command = join(folder, 'package', bin['keepnet-check']);
      expect(readFileSync(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
      expect(execFileSync(process.execPath, [command, '--help'], { encoding: 'utf8' })).toContain('keepnet-check:');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('of the core holds the schema of a price book, under the name that the README gives', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keepnet-schema-'));
    try {
      execFileSync('tar', ['-xzf', packPackage('packages/core'), '-C', folder]);
      mkdirSync(join(folder, 'node_modules', '@keepnet-workflows'), { recursive: true });
      symlinkSync(join(folder, 'package'), join(folder, 'node_modules', '@keepnet-workflows', 'core'));
      const resolved = createRequire(join(folder, 'index.js')).resolve(
        '@keepnet-workflows/core/price-book.schema.json',
      );
      const schema = JSON.parse(readFileSync(resolved, 'utf8')) as Record<string, unknown>;
      expect(schema['properties']).toMatchObject({ currency: {}, prices: {} });
      expect(readFileSync(join(folder, 'package', 'README.md'), 'utf8')).toContain('core/price-book.schema.json`');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('of the n8n package names every template in its README, and where each one is', () => {
    const readme = readFileSync(join(root, N8N_PACKAGE, 'README.md'), 'utf8');
    const templates = readdirSync(join(root, N8N_PACKAGE, 'workflows')).toSorted();
    const linked = [...readme.matchAll(/^\[([\w-]+\.json)\]: \S*\bworkflows\/\1$/gm)].map(([, name]) => name);
    expect(linked.toSorted()).toEqual(templates);
    const listed = [...readme.matchAll(/^\| \[([\w-]+\.json)\] +\|/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(templates);
  });

  test('of the n8n package is clean, but for its type, which n8n does not want named', () => {
    const said = run('publint/src/cli.js', packPackage(N8N_PACKAGE), '--strict');
    expect(said.match(/^\d+\. .*/gm)).toEqual([expect.stringContaining('does not specify the "type" field')]);
  });

  test('of the core has types that every resolver of an ES module finds', () => {
    const said = run('@arethetypeswrong/cli/dist/index.js', packPackage('packages/core'), '--profile', 'esm-only');
    expect(said.match(/node16 \(from ESM\): 🟢/g)).toHaveLength(4);
  });
});
