import { expect, test } from 'vitest';

import { formatGrowth, growthLabel } from './format-growth';

const MB = 1024 * 1024;

test('returns the figure in one line with the goal, aligned over all cases', () => {
  const lines = [
    formatGrowth(growthLabel('live', 10_000), 60 * MB, 60),
    formatGrowth(growthLabel('resident', 100_000), 160.04 * MB, 80),
  ];
  expect(lines.map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
    'Live memory, 10,000 companies  +60.0 MB  ≤ 60 MB reached',
    'Resident memory, 100,000 companies  +160.0 MB  ≤ 80 MB missed',
  ]);
  expect(new Set(lines.map((line) => line.indexOf('≤'))).size).toBe(1);
});
