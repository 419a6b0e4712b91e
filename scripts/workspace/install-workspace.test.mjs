import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { EVERYTHING, writeStamp } from './install-stamp.mjs';
import { installWorkspace } from './install-workspace.mjs';
import { temporaryWorkspace } from './temporary-workspace.mjs';

const FILES = {
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
  'pnpm-lock.yaml': 'lockfileVersion: 9\n',
  'package.json': { name: 'root' },
  'node_modules/turbo/index.js': '',
};

/** An install that no pnpm can do: whatever starts one fails. */
const install = (root) => installWorkspace({ root, env: process.env, pnpm: join(root, 'no-pnpm-here') });

test('returns without starting pnpm, so without network, when everything is installed', async (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  assert.equal(await install(root), 'ready (cached)');
});

test('throws TaskError when the lockfile has changed and pnpm cannot be started', async (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 10\n');
  await assert.rejects(install(root), TaskError);
});
