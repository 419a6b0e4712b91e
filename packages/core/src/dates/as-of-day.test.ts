import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { asOfDay } from './as-of-day';

const now = Date.parse('2026-11-20T22:30:00Z');

test.each([
  ['now', undefined, 'Europe/Istanbul', '2026-11-21'],
  ['a Date', new Date('2026-11-01T02:00:00Z'), 'America/New_York', '2026-10-31'],
  ['a day', '2026-02-28', 'Pacific/Niue', '2026-02-28'],
  ['a day with spaces', ' 2026-02-28 ', 'UTC', '2026-02-28'],
  ['a time on the own clock', '2026-11-20T23:30', 'Europe/Istanbul', '2026-11-20'],
  ['a time on the own clock', '2026-11-20 23:30:00', 'America/New_York', '2026-11-20'],
  ['an instant', '2026-11-20T23:30:00Z', 'Europe/Istanbul', '2026-11-21'],
  ['an instant', '2026-11-20T23:30:00.123z', 'America/New_York', '2026-11-20'],
  ['an instant with a blank', '2026-11-20 23:30:00Z', 'Europe/Istanbul', '2026-11-21'],
  ['an instant with an offset', '2026-11-20T23:30:00-05:00', 'UTC', '2026-11-21'],
  ['an instant with an offset', '2026-11-21T01:30:00+0300', 'UTC', '2026-11-20'],
])('returns the day of %s: %s in %s', (_name, asOf, zone, day) => {
  expect(asOfDay(asOf, now, zone)).toBe(day);
});

test.each([
  ...['', 'today', '2026-11', '2027-02-29', '2026-11-20T25:00', '2026-11-20garbage', '2026-11-20Z'],
  ...['2026-11-20T10:00:00+03', '2026-11-20 22:30 GMT', '2026-11-20T1:00', new Date(NaN), null, 1_795_132_800_000],
])('throws KeepnetConfigurationError for %j', (asOf) => {
  expect(() => asOfDay(asOf as string, now, 'UTC')).toThrow(KeepnetConfigurationError);
  expect(() => asOfDay(asOf as string, now, 'UTC')).toThrow('"As of" must be a date such as 2026-11-20');
});
