import assert from 'node:assert/strict';
import { test } from 'node:test';
import { types } from 'node:util';

test('test files in one process each begin with the real clock, at the same moment', async () => {
  for (const file of ['first', 'second', 'third']) {
    await import(`./stand-at-noon.mjs?${file}`);
    assert.equal(new Date().toISOString().slice(0, 16), '2026-11-20T12:00');
  }
  assert.equal(types.isProxy(globalThis.DateOfTheMachine), false);
});

test('a program that sets Date.now again still gets the time', async () => {
  await import('./stand-at-noon.mjs?again');
  Date.now = Date.now.bind(Date);
  assert.equal(new Date().toISOString().slice(0, 16), '2026-11-20T12:00');
});
