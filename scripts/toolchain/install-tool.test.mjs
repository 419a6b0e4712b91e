import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { installTool } from './install-tool.mjs';

const TOOL = { label: 'Tool 1.0.0', name: '@scope/tool', version: '1.0.0', binary: 'bin/tool' };

test('returns a tool that is there without asking npm', async (context) => {
  const root = temporaryWorkspace(context, {
    '.toolchain/@scope+tool@1.0.0/node_modules/@scope/tool/bin/tool': '',
  });
  const path = join(root, '.toolchain', '@scope+tool@1.0.0', 'node_modules', '@scope', 'tool', 'bin', 'tool');
  assert.deepEqual(await installTool({ root, ...TOOL }), { path, cached: true });
});

test('throws TaskError and leaves nothing behind when the registry cannot be reached', async (context) => {
  const root = temporaryWorkspace(context, { 'package.json': {} });
  const before = { ...process.env };
  context.after(() => {
    process.env = before;
  });
  // npm's own offline mode with an empty cache: no network, whatever the machine has.
  process.env.npm_config_offline = 'true';
  process.env.npm_config_cache = join(root, 'empty-cache');
  await assert.rejects(
    installTool({ root, ...TOOL }),
    (error) =>
      error instanceof TaskError && /^Tool 1\.0\.0 could not be installed: the package registry/.test(error.message),
  );
  assert.deepEqual(readdirSync(join(root, '.toolchain')), []);
});
