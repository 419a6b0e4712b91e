import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { EVERYTHING, isInstalled, writeStamp } from './install-stamp.mjs';
import { temporaryWorkspace } from './temporary-workspace.mjs';

const FILES = {
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
  'pnpm-lock.yaml': 'lockfileVersion: 9\n',
  'package.json': { name: 'root' },
  'packages/core/package.json': { name: 'core', dependencies: { axios: '1.0.0' } },
  'packages/core/node_modules/axios/index.js': '',
  'node_modules/turbo/index.js': '',
};

test('returns false before the first install', (context) => {
  assert.equal(isInstalled(temporaryWorkspace(context, FILES), EVERYTHING), false);
});

test('returns true for every scope after a full install', (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  assert.equal(isInstalled(root, EVERYTHING), true);
  assert.equal(isInstalled(root, 'demo'), true);
});

test('returns true only for the scopes that were installed', (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, 'demo');
  writeStamp(root, 'sandbox');
  assert.equal(isInstalled(root, 'demo'), true);
  assert.equal(isInstalled(root, 'sandbox'), true);
  assert.equal(isInstalled(root, EVERYTHING), false);
});

test('returns false after the lockfile has changed, and forgets the older scopes', (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 10\n');
  assert.equal(isInstalled(root, 'demo'), false);
  writeStamp(root, 'demo');
  assert.equal(isInstalled(root, 'demo'), true);
  assert.equal(isInstalled(root, EVERYTHING), false);
});

test('returns false after a dependency of a package has changed', (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  writeFileSync(join(root, 'packages/core/package.json'), '{"name":"core","dependencies":{"axios":"1.0.1"}}');
  assert.equal(isInstalled(root, EVERYTHING), false);
});

test('returns true after a script of a package has changed', (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  const manifest = { name: 'core', dependencies: { axios: '1.0.0' }, scripts: { build: 'tsup' } };
  writeFileSync(join(root, 'packages/core/package.json'), JSON.stringify(manifest));
  assert.equal(isInstalled(root, EVERYTHING), true);
});

test("returns false after a package's node_modules has been deleted", (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeStamp(root, EVERYTHING);
  rmSync(join(root, 'packages/core/node_modules'), { recursive: true });
  assert.equal(isInstalled(root, EVERYTHING), false);
});

test('returns false for a stamp that was cut off', (context) => {
  const root = temporaryWorkspace(context, FILES);
  writeFileSync(join(root, 'node_modules/.install-stamp.json'), '{"fingerprint":"');
  assert.equal(isInstalled(root, EVERYTHING), false);
});
