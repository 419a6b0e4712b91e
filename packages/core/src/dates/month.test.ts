import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { checkMonth, FIRST_MONTH, monthInZone, previousMonth } from './month';

const now = Date.parse('2026-11-20T12:00:00Z');

test.each(['2025-12', '2026-01', '2026-10', '2026-11'])('returns the month %s as it came', (month) => {
  expect(checkMonth(month, now)).toBe(month);
});

test.each([
  ['2025-11', `Keepnet has Monthly Users only from ${FIRST_MONTH} on; 2025-11 is earlier.`],
  ['0000-01', 'is earlier'],
  ['2026-12', 'The month 2026-12 is in the future'],
  ['2027-01', 'is in the future'],
  ['9999-12', 'is in the future'],
  ['2026-13', 'A month is written YYYY-MM, for example 2026-10, but it is "2026-13".'],
  ['2026-00', 'is written YYYY-MM'],
  ['2026-1', 'is written YYYY-MM'],
  ['26-01', 'is written YYYY-MM'],
  ['2026/01', 'is written YYYY-MM'],
  ['2026-01-01', 'is written YYYY-MM'],
  [' 2026-01', 'is written YYYY-MM'],
  ['2026-01\n', 'is written YYYY-MM'],
  ['', 'is written YYYY-MM'],
  ['currentMonth', 'but it is "currentMonth"'],
  [202601, 'but it is number'],
  [null, 'but it is object'],
  [undefined, 'but it is undefined'],
  [new Date(now), 'but it is object'],
])('throws KeepnetConfigurationError for %j', (month, words) => {
  expect(() => checkMonth(month, now)).toThrow(KeepnetConfigurationError);
  expect(() => checkMonth(month, now)).toThrow(words);
});

test('accepts a month as soon as it has begun anywhere on earth', () => {
  const begins = Date.parse('2026-11-30T10:00:00Z'); // midnight in Kiritimati
  expect(checkMonth('2026-12', begins)).toBe('2026-12');
  expect(() => checkMonth('2026-12', begins - 1)).toThrow(KeepnetConfigurationError);
});

test.each([
  ['2026-11-30T20:59:59Z', 'Europe/Istanbul', '2026-11'],
  ['2026-11-30T21:00:00Z', 'Europe/Istanbul', '2026-12'],
  ['2026-12-01T04:59:59Z', 'America/New_York', '2026-11'],
  ['2026-12-31T23:59:59Z', 'UTC', '2026-12'],
])('returns the month of %s in %s', (instant, zone, month) => {
  expect(monthInZone(Date.parse(instant), zone)).toBe(month);
});

test.each([
  ['2026-11', '2026-10'],
  ['2026-10', '2026-09'],
  ['2026-01', '2025-12'],
])('returns the month before %s', (month, before) => {
  expect(previousMonth(month)).toBe(before);
});
