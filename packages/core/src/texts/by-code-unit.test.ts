import { expect, test } from 'vitest';
import { byCodeUnit } from './by-code-unit';

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['', '', 0],
  ['Z', 'a', -1],
  ['z', 'ä', -1],
  ['ab', 'a', 1],
])('compares %j with %j: %i', (a, b, sign) => {
  expect(byCodeUnit(a, b)).toBe(sign);
});
