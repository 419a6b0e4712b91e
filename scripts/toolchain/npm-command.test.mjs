import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { npmCommand } from './npm-command.mjs';

test('returns the npm that runs this script', (context) => {
  const root = temporaryWorkspace(context, { 'lib/npm-cli.js': '' });
  const script = join(root, 'lib', 'npm-cli.js');
  const execPath = join(root, 'bin', 'node');
  assert.deepEqual(npmCommand({ npm_execpath: script }, execPath), { command: execPath, args: [script] });
});

test('returns the npm beside node.exe when another package manager runs this script', (context) => {
  const root = temporaryWorkspace(context, { 'pnpm.cjs': '', 'node_modules/npm/bin/npm-cli.js': '' });
  const execPath = join(root, 'node.exe');
  assert.deepEqual(npmCommand({ npm_execpath: join(root, 'pnpm.cjs') }, execPath), {
    command: execPath,
    args: [join(root, 'node_modules', 'npm', 'bin', 'npm-cli.js')],
  });
});

test('returns the npm beside another Node of the PATH when its own Node came without npm', (context) => {
  const root = temporaryWorkspace(context, { 'system/node_modules/npm/bin/npm-cli.js': '' });
  const execPath = join(root, 'fetched', 'node.exe');
  assert.deepEqual(npmCommand({ Path: join(root, 'system') }, execPath), {
    command: execPath,
    args: [join(root, 'system', 'node_modules', 'npm', 'bin', 'npm-cli.js')],
  });
});

test('returns the npm of the PATH when none is known', () => {
  assert.deepEqual(npmCommand({}, join('nowhere', 'node')), { command: 'npm', args: [] });
});
