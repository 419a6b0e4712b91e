import { expect, test } from 'vitest';

import { parseOptions } from './parse-options';

test('returns the defaults without arguments', () => {
  expect(parseOptions([])).toEqual({ runs: 9, companies: 20_000, latencyMs: 50, quick: false });
  expect(parseOptions(['--quick'])).toMatchObject({ runs: 1, quick: true });
});

test('returns what the arguments say', () => {
  expect(parseOptions(['--runs', '1', '--companies=300', '--latency', '0'])).toEqual({
    runs: 1,
    companies: 300,
    latencyMs: 0,
    quick: false,
  });
  expect(parseOptions(['--help'])).toBe('help');
});

test.each([
  [['--runs', '0'], '--runs must be a whole number of at least 1.'],
  [['--companies', '1e3'], '--companies must be a whole number of at least 1.'],
  [['--latency', 'long'], '--latency must be a whole number of at least 0.'],
  [['--fast'], "Unknown option '--fast'"],
])('throws for %j', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
