import { expect, test } from 'vitest';
import { kindOf } from './schedule/schedule';
import { seedsOf } from './simulate-range';

test.each([
  [undefined, 7, [7, 8, 9]],
  ['supported', 7, [8, 10, 12]],
  ['supported', 8, [8, 10, 12]],
  ['unsupported', 8, [9, 11, 13]],
] as const)('returns the seeds of the world %s from %i on', (world, base, expected) => {
  const { first, end, step } = seedsOf(base, 3, world);
  const seeds: number[] = [];
  for (let seed = first; seed < end; seed += step) seeds.push(seed);
  expect(seeds).toEqual(expected);
  if (world) expect(seeds.map(kindOf)).toEqual([world, world, world]);
});
