import { expect, test } from 'vitest';

import { showCount } from './show-count';

test.each([
  [0, '0'],
  [-999, '-999'],
  [-1000, '-1,000'],
  [750_016, '750,016'],
  [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
])('returns %i as %s', (count, shown) => {
  expect(showCount(count)).toBe(shown);
});
