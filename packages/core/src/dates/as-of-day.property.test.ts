import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { asOfDay } from './as-of-day';
import { dayInZone } from './calendar-day';

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instants = fc.integer({ min: Date.parse('1970-01-01T00:00:00Z'), max: Date.parse('2400-01-01T00:00:00Z') });
const pad = (number: number): string => String(number).padStart(2, '0');

test('returns the same day for an instant however it is written', () => {
  const offsets = fc.record({ minutes: fc.integer({ min: -14 * 60, max: 14 * 60 }), colon: fc.constantFrom(':', '') });
  fc.assert(
    fc.property(instants, zones, offsets, (instant, zone, { minutes, colon }) => {
      const local = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(minutes);
      const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${colon}${pad(size % 60)}`;
      const day = dayInZone(instant, zone);
      expect(asOfDay(undefined, instant, zone)).toBe(day);
      expect(asOfDay(new Date(instant), 0, zone)).toBe(day);
      expect(asOfDay(new Date(instant).toISOString(), 0, zone)).toBe(day);
      expect(asOfDay(local + offset, 0, zone)).toBe(day);
    }),
  );
});

test('returns the day of a time without offset as it is written, in every zone', () => {
  fc.assert(
    fc.property(instants, zones, fc.constantFrom(10, 16, 19, 23), (instant, zone, length) => {
      const text = new Date(instant).toISOString();
      expect(asOfDay(text.slice(0, length), 0, zone)).toBe(text.slice(0, 10));
    }),
  );
});

test('returns a day or throws KeepnetConfigurationError, whatever the text', () => {
  const texts = fc.oneof(anyText, fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}[T Z0-9:+-]{0,10}$/));
  fc.assert(
    fc.property(texts, zones, (text, zone) => {
      try {
        expect(asOfDay(text, 0, zone)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      } catch (error) {
        if (!KeepnetConfigurationError.isInstance(error)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
