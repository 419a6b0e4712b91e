import fc from 'fast-check';
import { expect, test } from 'vitest';

test('properties draw the same values in every run, unless a seed is named', () => {
  const named = process.env['KEEPNET_TEST_SEED'] ?? '1502190820';
  expect(fc.readConfigureGlobal()).toEqual({ seed: Number(named) });
  expect(fc.sample(fc.nat(), 20)).toEqual(fc.sample(fc.nat(), 20));
});
