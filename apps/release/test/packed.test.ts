import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
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

  test('of the n8n package is clean, but for its type, which n8n does not want named', () => {
    const said = run('publint/src/cli.js', packPackage(N8N_PACKAGE), '--strict');
    expect(said.match(/^\d+\. .*/gm)).toEqual([expect.stringContaining('does not specify the "type" field')]);
  });

  test('of the core has types that every resolver of an ES module finds', () => {
    const said = run('@arethetypeswrong/cli/dist/index.js', packPackage('packages/core'), '--profile', 'esm-only');
    expect(said.match(/node16 \(from ESM\): 🟢/g)).toHaveLength(4);
  });
});
