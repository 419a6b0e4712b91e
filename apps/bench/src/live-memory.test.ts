import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { liveMemory } from './live-memory';

const MB = 1024 * 1024;

test('returns memory in which what is held counts, on the heap and beside it, and garbage does not', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held: unknown[] = [];
  const before = liveMemory(collect);
  held.push(Buffer.alloc(20 * MB, 1));
  const withBuffer = liveMemory(collect);
  held.push(Array.from({ length: 400_000 }, (_, index) => ({ index })));
  const withObjects = liveMemory(collect);
  expect(withBuffer - before).toBeGreaterThan(19 * MB);
  expect(withObjects - withBuffer).toBeGreaterThan(8 * MB);
  held.length = 0;
  expect(liveMemory(collect) - before).toBeLessThan(8 * MB);
});

test('throws when garbage cannot be collected', () => {
  // Passed as undefined in a variable, because a missing argument means the global.
  const { gc } = globalThis;
  globalThis.gc = undefined;
  try {
    expect(() => liveMemory()).toThrow('Live memory needs --expose-gc.');
  } finally {
    globalThis.gc = gc;
  }
});
