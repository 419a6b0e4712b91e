import { describe, expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { addDays, assertTimeZone, dayInZone, daysBetween, isCalendarDay, renewalDay } from './calendar-day';
import { parseWireDate } from './parse-wire-date';

describe('dayInZone', () => {
  test.each([
    ['2026-11-20T00:00:00Z', 'UTC', '2026-11-20'],
    ['2026-11-19T23:59:59.999Z', 'UTC', '2026-11-19'],
    ['2026-11-19T20:59:59.999Z', 'Europe/Istanbul', '2026-11-19'],
    ['2026-11-19T21:00:00Z', 'Europe/Istanbul', '2026-11-20'],
    ['2026-11-19T09:59:59Z', 'Pacific/Kiritimati', '2026-11-19'],
    ['2026-11-19T10:00:00Z', 'Pacific/Kiritimati', '2026-11-20'],
    ['2026-11-20T10:59:59Z', 'Pacific/Niue', '2026-11-19'],
    ['2026-11-20T11:00:00Z', 'Pacific/Niue', '2026-11-20'],
    ['2026-11-19T18:14:59Z', 'Asia/Kathmandu', '2026-11-19'],
    ['2026-11-19T18:15:00Z', 'Asia/Kathmandu', '2026-11-20'],
    ['2026-12-31T21:00:00Z', 'Europe/Istanbul', '2027-01-01'],
    ['2028-02-28T21:00:00Z', 'Europe/Istanbul', '2028-02-29'],
    ['2027-02-28T21:00:00Z', 'Europe/Istanbul', '2027-03-01'],
  ])('returns the day of %s in %s', (instant, zone, day) => {
    expect(dayInZone(Date.parse(instant), zone)).toBe(day);
  });

  // New York springs forward on 8 March and falls back on 1 November 2026.
  test.each([
    ['2026-03-08T04:59:59Z', '2026-03-07'],
    ['2026-03-08T05:00:00Z', '2026-03-08'],
    ['2026-03-09T03:59:59Z', '2026-03-08'],
    ['2026-03-09T04:00:00Z', '2026-03-09'],
    ['2026-11-01T03:59:59Z', '2026-10-31'],
    ['2026-11-01T04:00:00Z', '2026-11-01'],
    ['2026-11-02T04:59:59Z', '2026-11-01'],
    ['2026-11-02T05:00:00Z', '2026-11-02'],
  ])('returns the day of %s in New York, where clocks change', (instant, day) => {
    expect(dayInZone(Date.parse(instant), 'America/New_York')).toBe(day);
  });

  test('returns the last day that four digits can write for the end of time, everywhere', () => {
    for (const zone of ['UTC', 'Europe/Istanbul', 'Pacific/Kiritimati']) {
      expect(dayInZone(Date.parse('9999-12-31T23:59:59.999Z'), zone)).toBe('9999-12-31');
    }
  });

  test('returns years before 1000 with four digits', () => {
    expect(dayInZone(Date.parse('0001-01-02T12:00:00Z'), 'UTC')).toBe('0001-01-02');
  });
});

test.each(['Mars/Olympus', '', 'Europe/Instanbul', 'not a zone'])(
  'throws KeepnetConfigurationError for the time zone %j, every time',
  (zone) => {
    for (let count = 0; count < 2; count++) {
      expect(() => assertTimeZone(zone)).toThrow(KeepnetConfigurationError);
      expect(() => dayInZone(0, zone)).toThrow(`${JSON.stringify(zone)} does not exist`);
    }
  },
);

test.each(['UTC', 'Europe/Istanbul', 'america/new_york'])('accepts the time zone %s', (zone) => {
  expect(() => assertTimeZone(zone)).not.toThrow();
});

describe('renewalDay', () => {
  test.each([
    ['2026-11-20', 'Pacific/Niue', '2026-11-20'],
    ['2026-11-20T00:00:00', 'America/Los_Angeles', '2026-11-20'],
    ['2026-11-20T00:00:00+03:00', 'America/Los_Angeles', '2026-11-20'],
    ['2026-11-20T00:00:00', 'Pacific/Kiritimati', '2026-11-20'],
    ['2026-11-20T03:00:00+03:00', 'America/Los_Angeles', '2026-11-19'],
    ['2026-11-20T03:00:00+03:00', 'Europe/Istanbul', '2026-11-20'],
    ['2026-11-20T22:30:00', 'Europe/Istanbul', '2026-11-21'],
    ['2026-11-20T22:30:00', 'UTC', '2026-11-20'],
    ['9999-12-31T23:59:59.9999999', 'Europe/Istanbul', '9999-12-31'],
  ])('returns the day of %s for a reader in %s', (wire, zone, day) => {
    expect(renewalDay(parseWireDate(wire, 'auto', 'Renewal Date') ?? '', zone)).toBe(day);
  });
});

test.each([
  ['2026-11-20', 1, '2026-11-21'],
  ['2026-11-20', 0, '2026-11-20'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-03-07', 2, '2026-03-09'],
  ['2026-11-20', 36_500, '2126-10-27'],
])('adds to %s %i days, and counts them back', (day, days, sum) => {
  expect(addDays(day, days)).toBe(sum);
  expect(daysBetween(day, sum)).toBe(days);
  expect(daysBetween(sum, day) + days).toBe(0);
});

test.each(['2026-11-20', '2028-02-29', '0001-01-01', '9999-12-31'])('takes %s for a calendar day', (text) => {
  expect(isCalendarDay(text)).toBe(true);
});

test.each(['2027-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '20261120', '2026-11-20T00:00', '', 'today'])(
  'takes %j for no calendar day',
  (text) => {
    expect(isCalendarDay(text)).toBe(false);
  },
);
