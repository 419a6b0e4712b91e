import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { NODE_PACKAGES } from './pinned-tools.mjs';
import { isSuitableNode } from './suitable-node.mjs';

const CASES = [
  ['20.20.2', false],
  ['22.18.0', false],
  ['24.0.0', false],
  ['24.10.0', false],
  ['24.11.0', true],
  ['24.21.0', true],
  ['25.9.0', false],
  ['26.0.0', true],
  ['27.1.0', true],
];

for (const [version, expected] of CASES) {
  test(`returns ${expected} for Node ${version}`, () => {
    assert.equal(isSuitableNode(version), expected);
  });
}

for (const [platform, { version, integrity }] of Object.entries(NODE_PACKAGES)) {
  test(`returns true for the Node that is pinned for ${platform}, which has a checksum`, () => {
    assert.equal(isSuitableNode(version), true);
    assert.match(integrity, /^sha512-[\w+/]{86}==$/);
  });
}

// A new version of the pickiest tool must be looked at by whoever updates it.
test('returns what the pickiest build tool asks for', () => {
  const manifest = new URL('../../node_modules/tsup/package.json', import.meta.url);
  assert.match(JSON.parse(readFileSync(manifest, 'utf8')).engines.node, /\^24\.11\.0 \|\| >=26\.0\.0$/);
});
