import fc from 'fast-check';
import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { checkMonth, FIRST_MONTH, isMonthEverywhere, isMonthSomewhere, monthInZone, previousMonth } from './month';

const zones = Intl.supportedValuesOf('timeZone');
const aroundMonthEnds = fc
  .tuple(fc.integer({ min: 2026, max: 2200 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: -30, max: 30 }))
  .map(([year, month, hours]) => Date.UTC(year, month, 1) + hours * 3_600_000);

test('returns the month of every zone as one that it is somewhere, and as each one when it is everywhere', () => {
  fc.assert(
    fc.property(aroundMonthEnds, (now) => {
      for (const month of new Set(zones.map((zone) => monthInZone(now, zone)))) {
        expect(isMonthSomewhere(month, now)).toBe(true);
        expect(checkMonth(month, now)).toBe(month);
      }
      const utc = monthInZone(now, 'UTC');
      if (!isMonthEverywhere(utc, now)) return;
      for (const zone of zones) if (monthInZone(now, zone) !== utc) expect.fail(`${zone} is not in ${utc}`);
    }),
    { numRuns: 60 },
  );
});

test('returns previous months that lead back through every month of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1001, max: 9999 }), fc.integer({ min: 0, max: 11 }), (year, month) => {
      const before = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 7);
      expect(previousMonth(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7))).toBe(before);
    }),
  );
});

test('accepts the months from the first to the current one and throws KeepnetConfigurationError for all others', () => {
  const months = fc.oneof(fc.stringMatching(/^20[2-4][0-9]-[01][0-9]$/), fc.string());
  fc.assert(
    fc.property(months, aroundMonthEnds, (month, now) => {
      const latest = new Date(now + 14 * 3_600_000).toISOString().slice(0, 7);
      const valid = /^\d{4}-\d{2}$/.test(month) && Number(month.slice(5)) >= 1 && Number(month.slice(5)) <= 12;
      if (valid && month >= FIRST_MONTH && month <= latest) expect(checkMonth(month, now)).toBe(month);
      else expect(() => checkMonth(month, now)).toThrow(KeepnetConfigurationError);
    }),
    { numRuns: 300 },
  );
});
