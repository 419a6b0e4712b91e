import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { installLocked } from './install-locked.mjs';

const manifest = { name: 'tool', version: '1.0.0', dependencies: { nothing: '1.0.0' } };
const packages = { '': manifest, 'node_modules/nothing': { version: '1.0.0' } };
const lock = JSON.stringify({ name: 'tool', version: '1.0.0', lockfileVersion: 3, packages });

/** A folder in which something was installed, and npm in its offline mode with nothing to install from. */
function installedFor(context, installedLock) {
  const folder = temporaryWorkspace(context, {
    'package.json': manifest,
    'package-lock.json': lock,
    'node_modules/.installed-lock.json': installedLock,
    'node_modules/kept': '',
  });
  const before = { ...process.env };
  context.after(() => {
    process.env = before;
  });
  process.env.npm_config_offline = 'true';
  process.env.npm_config_cache = join(folder, 'empty-cache');
  return folder;
}

test('leaves what was installed for the same lockfile', async (context) => {
  const folder = installedFor(context, lock);
  await installLocked(folder, 'The tool');
  assert.equal(existsSync(join(folder, 'node_modules', 'kept')), true);
});

test('throws TaskError with the cause when another lockfile cannot be installed, and keeps what there was', async (context) => {
  const folder = installedFor(context, `${lock}\n`);
  await assert.rejects(
    installLocked(folder, 'The tool'),
    (error) =>
      error instanceof TaskError && /^The tool could not be installed: the package registry/.test(error.message),
  );
  assert.equal(existsSync(join(folder, 'node_modules', 'kept')), true);
});
