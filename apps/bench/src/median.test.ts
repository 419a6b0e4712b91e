import { expect, test } from 'vitest';

import { median } from './median';

test.each([
  [[5], 5],
  [[9, 1, 5], 5],
  [[100, 9, 10, 1], 9.5],
])('returns the median of %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('throws RangeError when there are no numbers', () => {
  expect(() => median([])).toThrow(RangeError);
});
