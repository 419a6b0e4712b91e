import assert from 'node:assert/strict';
import { test } from 'node:test';

import { temporaryWorkspace } from './temporary-workspace.mjs';
import { workspacePackages } from './workspace-packages.mjs';

test('returns the root and the packages that the patterns name', (context) => {
  const root = temporaryWorkspace(context, {
    'pnpm-workspace.yaml':
      "packages:\n  - packages/*\n  # heavy, installed on demand\n  - 'apps/*' # all\n  - \"tools\"\n  - '!apps/host'\nallowBuilds:\n  - no/*\n",
    'package.json': { name: 'root' },
    'packages/b/package.json': { name: 'b' },
    'packages/a/package.json': { name: 'a' },
    'packages/empty/readme.txt': '',
    'apps/host/package.json': { name: 'host' },
    'apps/demo/package.json': { name: 'demo' },
    'tools/package.json': { name: 'tools' },
    'no/x/package.json': { name: 'x' },
  });
  const names = workspacePackages(root).map(({ folder, manifest }) => `${folder} ${manifest.name}`);
  assert.deepEqual(names, ['. root', 'packages/a a', 'packages/b b', 'apps/demo demo', 'tools tools']);
});

test('returns the packages of a file with Windows line ends', (context) => {
  const root = temporaryWorkspace(context, {
    'pnpm-workspace.yaml': "packages:\r\n  - packages/*\r\n  - '!packages/b'\r\nsavePrefix: ''\r\n",
    'package.json': { name: 'root' },
    'packages/a/package.json': { name: 'a' },
    'packages/b/package.json': { name: 'b' },
  });
  assert.deepEqual(
    workspacePackages(root).map(({ folder }) => folder),
    ['.', 'packages/a'],
  );
});

test('returns the root alone when a pattern names a folder that is not there', (context) => {
  const root = temporaryWorkspace(context, {
    'pnpm-workspace.yaml': 'packages:\n  - missing/*\n',
    'package.json': { name: 'root' },
  });
  assert.equal(workspacePackages(root).length, 1);
});
