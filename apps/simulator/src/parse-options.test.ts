import { expect, test } from 'vitest';
import { parseOptions } from './parse-options';

test('returns the defaults, one worker per core', () => {
  expect(parseOptions(['--base', '7'], 3)).toEqual({
    replay: undefined,
    seeds: 10_000,
    base: 7,
    world: undefined,
    workers: 3,
  });
});

test('returns what was asked for', () => {
  const argv = ['--seeds', '5', '--base', '7', '--workers', '1', '--world', 'supported'];
  expect(parseOptions(argv, 3)).toEqual({ replay: undefined, seeds: 5, base: 7, world: 'supported', workers: 1 });
  expect(parseOptions(['--replay', '42'], 3)).toEqual({ replay: 42 });
  expect(parseOptions(['--help'], 3)).toBe('help');
});

test.each([
  ['--seeds', '0'],
  ['--seeds', 'x'],
  ['--base', '1.5'],
  ['--seeds', '5'],
  ['--workers', ''],
  ['--world', 'flat'],
  ['--nothing', '1'],
])('throws for %s %s', (name, value) => {
  expect(() => parseOptions([name, value], 3)).toThrow();
});
