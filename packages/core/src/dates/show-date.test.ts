import { expect, test } from 'vitest';
import { showDay, showMoment, showMonth, showShortMonth } from './show-date';

test('shows months and days in words', () => {
  expect([showMonth('2026-10'), showShortMonth('2026-01'), showDay('2026-11-02'), showDay('2026-12-31')]).toEqual([
    'October 2026',
    'Jan 2026',
    '2 Nov 2026',
    '31 Dec 2026',
  ]);
});

test.each([
  ['Europe/Istanbul', '2 Nov 2026, 02:30, Istanbul'],
  ['America/New_York', '1 Nov 2026, 18:30, New York'],
  ['UTC', '1 Nov 2026, 23:30, UTC'],
  ['Etc/GMT-3', '2 Nov 2026, 02:30, Etc/GMT-3'],
])('shows a moment on the clock of %s', (timeZone, shown) => {
  expect(showMoment('2026-11-01T23:30:00.000Z', timeZone)).toBe(shown);
});

test('shows midnight as 00:00', () => {
  expect(showMoment('2026-11-01T00:00:00.000Z', 'UTC')).toBe('1 Nov 2026, 00:00, UTC');
});
