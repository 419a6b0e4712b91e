import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { ensurePnpm, requiredPnpmVersion } from './ensure-pnpm.mjs';

const POSIX = { skip: process.platform === 'win32' && 'a shell script is no program there' };
const PINNED = '.toolchain/@pnpm+exe.linux-x64@12.21.0/node_modules/@pnpm/exe.linux-x64/pnpm';

/** A checkout with the pinned pnpm, and a machine whose own pnpm says that it is the same version. */
function machineWithPnpm(context, firstLine) {
  const script = `${firstLine}echo 12.21.0\n`;
  const root = temporaryWorkspace(context, { [PINNED]: '', 'machine/pnpm': script });
  chmodSync(join(root, 'machine', 'pnpm'), 0o755);
  return { root, env: { PATH: join(root, 'machine') } };
}

test('returns the pinned pnpm though the machine has a script of the same version', POSIX, async (context) => {
  const { root, env } = machineWithPnpm(context, '# no interpreter is named here, so only a shell can start it\n');
  const path = join(root, ...PINNED.split('/'));
  assert.deepEqual(await ensurePnpm(root, '12.21.0', 'linux-x64', env), {
    path,
    binFolder: dirname(path),
    note: 'ready (cached)',
  });
});

test("returns the machine's own pnpm on a platform that npm has none for", POSIX, async (context) => {
  const { root, env } = machineWithPnpm(context, '#!/bin/sh\n');
  const { path, binFolder } = await ensurePnpm(root, '12.21.0', 'freebsd-x64', env);
  assert.deepEqual([path, binFolder], ['pnpm', undefined]);
});

test('throws TaskError with a way out when there is no pnpm of that version', POSIX, async (context) => {
  const { root, env } = machineWithPnpm(context, '#!/bin/sh\n');
  await assert.rejects(
    ensurePnpm(root, '12.22.0', 'freebsd-x64', env),
    (error) => error instanceof TaskError && /freebsd-x64: install pnpm 12\.22\.0 yourself/.test(error.message),
  );
});

test('returns the version that packageManager names', async (context) => {
  const root = temporaryWorkspace(context, { 'package.json': { packageManager: 'pnpm@12.21.0+sha512.abc' } });
  assert.equal(await requiredPnpmVersion(root), '12.21.0');
});

test('throws TaskError when packageManager names no exact pnpm', async (context) => {
  const root = temporaryWorkspace(context, { 'package.json': { packageManager: 'pnpm@12' } });
  await assert.rejects(requiredPnpmVersion(root), TaskError);
});
