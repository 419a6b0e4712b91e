import { expect, test } from 'vitest';

import { formatGrowth } from './format-growth';

const MB = 1024 * 1024;

test('returns the figure in one line with the goal, aligned over all cases', () => {
  expect([formatGrowth('live', 10_000, 60 * MB), formatGrowth('resident', 100_000, 160.04 * MB)]).toEqual([
    'Live memory, 10,000 companies        +60.0 MB   ≤ 60 MB reached',
    'Resident memory, 100,000 companies  +160.0 MB   ≤ 60 MB missed',
  ]);
});
