import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createProgress } from './progress.mjs';

function recorded(total, times = [0, 0]) {
  const lines = [];
  const progress = createProgress(
    total,
    (text) => lines.push(text),
    () => times.shift(),
  );
  return { progress, text: () => lines.join('') };
}

test('returns to the line with the note of a step, or the time it took', async () => {
  const { progress, text } = recorded(3, [0, 1000, 3340]);
  await progress.step('Node', async () => 'ready (cached)');
  await progress.step('Build', async () => undefined);
  progress.announce('Run');
  assert.equal(text(), '[1/3] Node … ready (cached)\n[2/3] Build … 2.3 s\n[3/3] Run\n');
});

test('throws what the step throws and marks the line', async () => {
  const { progress, text } = recorded(1);
  await assert.rejects(
    progress.step('Build', () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(text(), '[1/1] Build … failed\n');
});
