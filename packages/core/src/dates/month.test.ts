import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import {
  checkMonth,
  isFarFromMonthEnd,
  isMonthClosed,
  isMonthEverywhere,
  isMonthSomewhere,
  previousMonth,
} from './month';

const now = Date.parse('2026-11-20T12:00:00Z');

test.each(['2025-12', '2026-01', '2026-10', '2026-11'])('returns the month %s as it came', (month) => {
  expect(checkMonth(month, now)).toBe(month);
});

test.each([
  ['2025-11', 'Keepnet has Monthly Users only from 2025-12 on; 2025-11 is earlier.'],
  ['2026-12', 'The month 2026-12 is in the future'],
  ['2027-01', 'is in the future'],
  ['2026-13', 'A month is written YYYY-MM, for example 2026-10, but it is "2026-13".'],
  ['2026-00', 'is written YYYY-MM'],
  ['2026-1', 'is written YYYY-MM'],
  ['2026-01-01', 'is written YYYY-MM'],
  [' 2026-01', 'is written YYYY-MM'],
  ['2026-01\n', 'is written YYYY-MM'],
  [202601, 'but it is number'],
])('throws KeepnetConfigurationError for %j', (month, words) => {
  expect(() => checkMonth(month, now)).toThrow(KeepnetConfigurationError);
  expect(() => checkMonth(month, now)).toThrow(words);
});

test('accepts a month as soon as it has begun anywhere on earth', () => {
  const begins = Date.parse('2026-11-30T10:00:00Z'); // midnight in Kiritimati
  expect(checkMonth('2026-12', begins)).toBe('2026-12');
  expect(() => checkMonth('2026-12', begins - 1)).toThrow(KeepnetConfigurationError);
});

// From the first place that enters December, Kiritimati, to the last that leaves November, at UTC-12; and a day before.
test.each([
  ['2026-11-29T09:59:59Z', ['November everywhere', 'November somewhere', 'far from its end']],
  ['2026-11-29T10:00:00Z', ['November everywhere', 'November somewhere']],
  ['2026-11-30T09:59:59Z', ['November everywhere', 'November somewhere']],
  ['2026-11-30T10:00:00Z', ['November somewhere']],
  ['2026-12-01T11:59:59Z', ['November somewhere']],
  ['2026-12-01T12:00:00Z', ['November closed']],
  ['2026-12-02T12:00:00Z', ['November closed', 'far from its end']],
])('tells at %s what month it is on earth: %j', (instant, expected) => {
  const at = Date.parse(instant);
  const facts = {
    'November everywhere': isMonthEverywhere('2026-11', at),
    'November somewhere': isMonthSomewhere('2026-11', at),
    'November closed': isMonthClosed('2026-11', at),
    'far from its end': isFarFromMonthEnd(at),
  };
  expect(Object.entries(facts).flatMap(([fact, holds]) => (holds ? [fact] : []))).toEqual(expected);
});

test.each([
  ['2026-11', '2026-10'],
  ['2026-10', '2026-09'],
  ['2026-01', '2025-12'],
])('returns the month before %s', (month, before) => {
  expect(previousMonth(month)).toBe(before);
});
