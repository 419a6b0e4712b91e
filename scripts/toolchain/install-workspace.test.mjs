import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { installWorkspace } from './install-workspace.mjs';

const onUnix = { skip: process.platform === 'win32' };

/** Stands in for pnpm: notes its arguments, says something, and ends. */
function pnpmThat(context, says, exitCode) {
  const script = `#!/bin/sh\necho "$@" > arguments.txt\necho "${says}"\nexit ${exitCode}\n`;
  const root = temporaryWorkspace(context, { pnpm: script });
  chmodSync(join(root, 'pnpm'), 0o755);
  return { root, env: process.env, pnpm: join(root, 'pnpm') };
}

test('installs what the lockfile says, for some packages and what they depend on', onUnix, async (context) => {
  const options = pnpmThat(context, 'Done', 0);
  await installWorkspace({ ...options, packages: ['some'] });
  const given = readFileSync(join(options.root, 'arguments.txt'), 'utf8');
  assert.match(given, /^install --frozen-lockfile .*--filter keepnet-workflows --filter some\.\.\.$/m);
});

test('throws TaskError with what pnpm said when the install fails', onUnix, async (context) => {
  await assert.rejects(installWorkspace(pnpmThat(context, 'lockfile is broken', 1)), (error) => {
    assert.ok(error instanceof TaskError);
    assert.match(`${error.message} ${error.output}`, /could not be installed; pnpm said: lockfile is broken/);
    return true;
  });
});
