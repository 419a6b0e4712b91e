import fc from 'fast-check';
import { expect, test } from 'vitest';

import { addDays, dayInZone, daysBetween, renewalDay } from './calendar-day';

const zones = Intl.supportedValuesOf('timeZone');
const instants = fc.integer({ min: Date.parse('1900-01-01T00:00:00Z'), max: Date.parse('2500-01-01T00:00:00Z') });
const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The same day by another way: the zone's offset from UTC, as text, moves the instant. */
function dayByOffset(instantMs: number, zone: string): string {
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const text = formatter.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', ...parts] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  const [hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  const offset = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
  return new Date(instantMs + (sign === '-' ? -offset : offset)).toISOString().slice(0, 10);
}

test('returns in every zone the day that the zone is offset to, of a renewal too', () => {
  expect(zones.length).toBeGreaterThan(300);
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
      const day = dayByOffset(instant, zone);
      expect(dayInZone(instant, zone)).toBe(day);
      expect(renewalDay(new Date(instant).toISOString(), zone)).toBe(day);
    }),
    { numRuns: 500 },
  );
});

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number): number[] => [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const write = (...parts: [year: number, month: number, day: number]): string =>
  parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');

test('adds days as a calendar does that counts the lengths of the months, and counts them back', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1500 }), (start, count) => {
      let [year, month, day] = start.split('-').map(Number) as [number, number, number];
      for (let step = 0; step < count && write(year, month, day) !== '9999-12-31'; step++) {
        day++;
        if (day > (lengths(year)[month - 1] ?? 0)) [month, day] = [month + 1, 1];
        if (month > 12) [year, month] = [year + 1, 1];
      }
      const end = write(year, month, day);
      expect(addDays(start, count)).toBe(end);
      expect(addDays(end, -daysBetween(start, end))).toBe(start);
    }),
  );
});
