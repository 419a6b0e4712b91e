import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { diskComplaint } from './install-host.mjs';
import { nodeHeaders } from './node-headers.mjs';

test('returns how much room is missing for n8n', () => {
  assert.match(diskComplaint(1.24e9), /needs 5\.0 GB .* there are 1\.2 GB/);
});

test('returns no complaint when there is room', () => {
  assert.equal(diskComplaint(6e9), undefined);
});

test("returns the folder of a Node's headers, and undefined when it has none", (context) => {
  const root = temporaryWorkspace(context, { 'package.json': {} });
  const node = join(root, 'bin', 'node');
  assert.equal(nodeHeaders(node), undefined);
  mkdirSync(join(root, 'include', 'node'), { recursive: true });
  writeFileSync(join(root, 'include', 'node', 'node.h'), '');
  assert.equal(nodeHeaders(node), root);
});
