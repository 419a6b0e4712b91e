import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { addDays, dayInZone, daysBetween, isCalendarDay, renewalDay } from './calendar-day';
import { parseWireDate } from './parse-wire-date';

const zones = Intl.supportedValuesOf('timeZone');
const HOUR = 3_600_000;
const YEAR_1900 = Date.parse('1900-01-01T00:00:00Z');
const YEAR_2500 = Date.parse('2500-01-01T00:00:00Z');

const instants = fc.integer({ min: YEAR_1900, max: YEAR_2500 });
const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The same day by another way: the zone's offset from UTC, as text, moves the instant. */
function offsetClock(zone: string): (instantMs: number) => string {
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instantMs) => {
    const text = formatter.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
      /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
    const offset = Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000;
    return new Date(instantMs + (sign === '-' ? -offset : offset)).toISOString().slice(0, 10);
  };
}

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number): number[] => [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const write = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

describe('dayInZone', () => {
  test('returns in every zone the day that the zone is offset to', () => {
    expect(zones.length).toBeGreaterThan(300);
    const clocks = zones.map((zone) => [zone, offsetClock(zone)] as const);
    fc.assert(
      fc.property(instants, (instant) => {
        for (const [zone, clock] of clocks) {
          if (dayInZone(instant, zone) !== clock(instant)) expect.fail(`${zone} at ${new Date(instant).toISOString()}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('returns the new day from the very millisecond on at which the offset clock shows it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const clock = offsetClock(zone);
        let [before, after] = [instant, instant + 26 * HOUR];
        const first = clock(before);
        while (after - before > 1) {
          const middle = Math.floor((before + after) / 2);
          if (clock(middle) === first) before = middle;
          else after = middle;
        }
        expect([dayInZone(before, zone), dayInZone(after, zone)]).toEqual([first, clock(after)]);
      }),
      { numRuns: 100 },
    );
  });

  test('returns no earlier day for an instant that is a day or more later', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instants,
        fc.integer({ min: 24 * HOUR, max: 10_000 * HOUR }),
        (zone, at, by) => {
          expect(dayInZone(at, zone) <= dayInZone(at + by, zone)).toBe(true);
        },
      ),
    );
  });
});

test('adds days as a calendar does that counts the lengths of the months', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1500 }), (start, count) => {
      let [year, month, day] = start.split('-').map(Number) as [number, number, number];
      for (let step = 0; step < count && write(year, month, day) !== '9999-12-31'; step++) {
        day++;
        if (day > (lengths(year)[month - 1] ?? 0)) [month, day] = [month + 1, 1];
        if (month > 12) [year, month] = [year + 1, 1];
      }
      expect(addDays(start, count)).toBe(write(year, month, day));
    }),
  );
});

test('counts the days that were added, forth and back, and in between', () => {
  fc.assert(
    fc.property(days, days, days, (a, b, c) => {
      expect(addDays(a, daysBetween(a, b))).toBe(b);
      expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
      expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
    }),
  );
});

test('takes for calendar days what a calendar holds', () => {
  const number = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.constantFrom(0, 1, 2, 12, 28, 29, 30, 31));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), number(14), number(33), (year, month, day) => {
      const exists = day >= 1 && day <= (lengths(year)[month - 1] ?? 0);
      expect(isCalendarDay(write(year, month, day))).toBe(exists);
    }),
    { numRuns: 500 },
  );
});

test('takes no other text for a calendar day', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      fc.pre(!/^\d{4}-\d{2}-\d{2}$/.test(text));
      expect(isCalendarDay(text)).toBe(false);
    }),
  );
});

test('returns a renewal day that is a calendar day unshifted in every zone', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('', 'T00:00:00', ' 00:00', 'T00:00:00+14:00', 'T00:00:00.000Z'), (day, time) => {
      const date = parseWireDate(day + time, 'auto', 'Renewal Date') ?? '';
      for (const zone of zones) if (renewalDay(date, zone) !== day) expect.fail(`${date} in ${zone}`);
    }),
    { numRuns: 50 },
  );
});

test('returns the renewal day of an instant as the zone has it', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
      const wire = new Date(instant).toISOString();
      fc.pre(!wire.endsWith('T00:00:00.000Z'));
      const date = parseWireDate(wire, 'auto', 'Renewal Date') ?? '';
      expect(renewalDay(date, zone)).toBe(offsetClock(zone)(instant));
    }),
  );
});
