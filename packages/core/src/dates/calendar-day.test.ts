import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { addDays, assertTimeZone, dayInZone, daysBetween, isCalendarDay, renewalDay } from './calendar-day';
import { parseWireDate } from './parse-wire-date';

test.each([
  ['2026-11-19T20:59:59.999Z', 'Europe/Istanbul', '2026-11-19'],
  ['2026-11-19T21:00:00Z', 'Europe/Istanbul', '2026-11-20'],
  ['2026-11-19T10:00:00Z', 'Pacific/Kiritimati', '2026-11-20'],
  ['2026-11-20T10:59:59Z', 'Pacific/Niue', '2026-11-19'],
  ['2026-11-19T18:15:00Z', 'Asia/Kathmandu', '2026-11-20'],
  ['2026-12-31T21:00:00Z', 'Europe/Istanbul', '2027-01-01'],
  ['2028-02-28T21:00:00Z', 'Europe/Istanbul', '2028-02-29'],
  // New York springs forward on 8 March and falls back on 1 November 2026.
  ['2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
  ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
  ['9999-12-31T23:59:59.999Z', 'Pacific/Kiritimati', '9999-12-31'],
  ['0001-01-02T12:00:00Z', 'UTC', '0001-01-02'],
])('returns the day of %s in %s', (instant, zone, day) => {
  expect(dayInZone(Date.parse(instant), zone)).toBe(day);
});

test.each(['Mars/Olympus', '', 'Europe/Instanbul'])('throws KeepnetConfigurationError for %j, every time', (zone) => {
  for (let count = 0; count < 2; count++) {
    expect(() => assertTimeZone(zone)).toThrow(KeepnetConfigurationError);
    expect(() => dayInZone(0, zone)).toThrow(`${JSON.stringify(zone)} does not exist`);
  }
});

test('accepts a time zone in any letter case', () => {
  expect(() => assertTimeZone('america/new_york')).not.toThrow();
});

test.each([
  ['2026-11-20', 'Pacific/Niue', '2026-11-20'],
  ['2026-11-20T00:00:00', 'America/Los_Angeles', '2026-11-20'],
  ['2026-11-20T00:00:00+03:00', 'America/Los_Angeles', '2026-11-20'],
  ['2026-11-20T00:00:00', 'Pacific/Kiritimati', '2026-11-20'],
  ['2026-11-20T03:00:00+03:00', 'America/Los_Angeles', '2026-11-19'],
  ['2026-11-20T22:30:00', 'Europe/Istanbul', '2026-11-21'],
  ['2026-11-20T22:30:00', 'UTC', '2026-11-20'],
])('returns the day of a renewal at %s for a reader in %s', (wire, zone, day) => {
  expect(renewalDay(parseWireDate(wire, 'auto', 'Renewal Date') ?? '', zone)).toBe(day);
});

test.each([
  ['2026-11-20', 0, '2026-11-20'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-07', 2, '2026-03-09'],
  ['2026-11-20', 36_500, '2126-10-27'],
])('adds to %s %i days, and counts them back', (day, days, sum) => {
  expect(addDays(day, days)).toBe(sum);
  expect([daysBetween(day, sum), daysBetween(sum, day) + days]).toEqual([days, 0]);
});

test('adds no day to the last one of the year 9999, which servers write for never', () => {
  expect(addDays('9999-12-30', 5)).toBe('9999-12-31');
});

test.each(['2028-02-29', '0001-01-01', '9999-12-31'])('%s is a calendar day', (text) => {
  expect(isCalendarDay(text)).toBe(true);
});

const NO_DAYS = ['2027-02-29', '2026-13-01', '2026-1-1', '20261120', '2026-11-20T00:00', 'today'];
test.each(NO_DAYS)('%s is no calendar day', (text) => {
  expect(isCalendarDay(text)).toBe(false);
});
