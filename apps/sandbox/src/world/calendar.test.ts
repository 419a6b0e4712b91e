import { expect, test } from 'vitest';
import { addDays, isDay, isMonth, monthIndex } from './calendar';

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-04-31', false],
  ['2026-1-1', false],
  ['2026-12-31', true],
])('isDay(%s) returns %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test('addDays returns days over the ends of months and years', () => {
  expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
});

test.each([
  ['2025-12', 0],
  ['2026-01', 1],
  ['2026-12', 12],
  ['2025-11', -1],
])('monthIndex(%s) returns %i', (month, index) => {
  expect(monthIndex(month)).toBe(index);
});

test('isMonth returns false for months that do not exist', () => {
  expect(['2026-00', '2026-13', '2026-1', '26-01'].some(isMonth)).toBe(false);
});
