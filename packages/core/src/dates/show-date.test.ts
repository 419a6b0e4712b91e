import { expect, test } from 'vitest';
import { showDay, showMoment, showMonth, showShortMonth } from './show-date';

test('shows months and days in words', () => {
  expect([showMonth('2026-10'), showShortMonth('2026-01')]).toEqual(['October 2026', 'Jan 2026']);
  expect([showDay('2026-11-02'), showDay('2026-12-31')]).toEqual(['2 Nov 2026', '31 Dec 2026']);
});

test.each([
  ['Europe/Istanbul', '2 Nov 2026, 00:30, Istanbul'],
  ['America/New_York', '1 Nov 2026, 16:30, New York'],
  ['UTC', '1 Nov 2026, 21:30, UTC'],
  ['Etc/GMT-3', '2 Nov 2026, 00:30, Etc/GMT-3'],
])('shows a moment on the clock of %s', (timeZone, shown) => {
  expect(showMoment('2026-11-01T21:30:00.000Z', timeZone)).toBe(shown);
});
