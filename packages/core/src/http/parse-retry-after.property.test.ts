import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { parseRetryAfter } from './parse-retry-after';

const now = Date.parse('2026-11-20T12:00:00Z');
const space = fc.stringMatching(/^ {0,2}$/);

test('returns the seconds that were written, never less', () => {
  fc.assert(
    fc.property(fc.nat(), fc.option(fc.nat({ max: 999_999 }), { nil: undefined }), space, (whole, fraction, blank) => {
      const text = fraction === undefined ? String(whole) : `${whole}.${fraction}`;
      const wait = parseRetryAfter(blank + text + blank, now) ?? Number.NaN;
      expect(Number.isInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(whole * 1000);
      expect(wait).toBeLessThanOrEqual((whole + 1) * 1000);
      if (fraction === undefined) expect(wait).toBe(whole * 1000);
    }),
  );
});

test('returns the time until an HTTP date, none for one that has passed', () => {
  const dates = fc.date({ min: new Date('1970-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true });
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: Date.parse('2100-01-01Z') }), (date, nowMs) => {
      const instant = Math.floor(date.getTime() / 1000) * 1000;
      const wait = Math.max(0, instant - nowMs);
      const [name, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
      expect(parseRetryAfter(date.toUTCString(), nowMs)).toBe(wait);
      expect(parseRetryAfter(`${name} ${month} ${Number(day)} ${time} ${year}`, nowMs)).toBe(wait);
      // Two digits stand for a year between 1950 and 2049.
      const inReach = Number(year) < 2050;
      const old = `${days[date.getUTCDay()]}, ${day}-${month}-${year?.slice(2)} ${time} GMT`;
      if (inReach) expect(parseRetryAfter(old, nowMs)).toBe(wait);
    }),
  );
});

test('returns a wait that can be waited, or nothing, whatever the header', () => {
  const almost = fc.stringMatching(/^[-+0-9.,eEx: ]{0,12}[a-zA-Z]{0,4}$/);
  fc.assert(
    fc.property(fc.oneof(anyText, almost), (header) => {
      const wait = parseRetryAfter(header, now);
      if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
