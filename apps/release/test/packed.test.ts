import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { installLocked } from '../../../scripts/toolchain/install-locked.mjs';
import { N8N_PACKAGE } from '../src/public-packages';
import { packPackage } from './pack-package';

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

  test('of the n8n package is clean, but for its type, which n8n does not want named', () => {
    const said = run('publint/src/cli.js', packPackage(N8N_PACKAGE), '--strict');
    expect(said.match(/^\d+\. .*/gm)).toEqual([expect.stringContaining('does not specify the "type" field')]);
  });

  test('of the core has types that every resolver of an ES module finds', () => {
    const said = run('@arethetypeswrong/cli/dist/index.js', packPackage('packages/core'), '--profile', 'esm-only');
    expect(said.match(/node16 \(from ESM\): 🟢/g)).toHaveLength(3);
  });
});
