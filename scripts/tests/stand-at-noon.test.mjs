import assert from 'node:assert/strict';
import { test } from 'node:test';

const Machine = Date;

test('test files in one process each begin with the real clock, at the same moment', async () => {
  for (const file of ['first', 'second', 'third']) {
    await import(`./stand-at-noon.mjs?${file}`);
    assert.equal(new Date().toISOString().slice(0, 16), '2026-11-20T12:00');
  }
  assert.equal(globalThis.DateOfTheMachine, Machine);
});

test('what a program sets as Date.now counts for new Date, and not for the next test file', async () => {
  await import('./stand-at-noon.mjs?again');
  const { now } = Date;
  Date.now = () => now() + 60_000;
  assert.equal(new Date().toISOString().slice(0, 16), '2026-11-20T12:01');
  await import('./stand-at-noon.mjs?after');
  assert.equal(new Date().toISOString().slice(0, 16), '2026-11-20T12:00');
});

test('dates are what they are otherwise', () => {
  assert.ok(new Date(0) instanceof Date);
  assert.ok(new Machine(0) instanceof Date);
  assert.equal(Date.UTC(2026, 0), Date.parse('2026-01-01'));
  assert.equal(new Date(2026, 0, 2).getDate(), 2);
  assert.match(Date(), /2026/);
});
