import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { KeepnetResponseError } from '../errors/keepnet-response-error';

import { isDayAlone } from './calendar-day';
import { parseWireDate } from './parse-wire-date';

const FIELD = 'Renewal Date';
const pad = (number: number): string => String(number).padStart(2, '0');
const dates = fc.date({
  min: new Date('0001-01-03T00:00:00Z'),
  max: new Date('9999-12-29T23:59:59.999Z'),
  noInvalidDate: true,
});

test('returns the instant that was written, at any offset, in any of the forms', () => {
  fc.assert(
    fc.property(
      dates,
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      fc.constantFrom('T', ' '),
      fc.constantFrom('-', '/'),
      fc.constantFrom(':', ''),
      (date, minutes, gap, dash, colon) => {
        const [day = '', time = ''] = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1).split('T');
        const size = Math.abs(minutes);
        const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${colon}${pad(size % 60)}`;
        const read = parseWireDate(`${day.replaceAll('-', dash)}${gap}${time}${offset}`, 'auto', FIELD) ?? '';
        if (time === '00:00:00.000') expect(read).toBe(`${day}T00:00:00Z`);
        else {
          expect(Date.parse(read)).toBe(date.getTime());
          expect(isDayAlone(read)).toBe(false);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('returns an ISO date in UTC or null, or throws KeepnetResponseError without a digit of it, whatever the text', () => {
  const digits = fc.stringMatching(/^[1-9]{2,4}[-/.][1-9]{1,2}[-/.][1-9]{2,4}[T ]?[1-9:]{0,8}[AaPpMmZ+-]{0,3}$/);
  fc.assert(
    fc.property(
      fc.oneof(anyText, digits),
      fc.constantFrom('auto' as const, 'DD/MM/YYYY' as const, 'MM/DD/YYYY' as const),
      (text, format) => {
        try {
          const read = parseWireDate(text, format, FIELD);
          if (read === null) expect(text.trim()).toBe('');
          else expect(new Date(read).toISOString().replace('.000Z', 'Z')).toBe(read.replace('.000Z', 'Z'));
        } catch (error) {
          if (!KeepnetResponseError.isInstance(error)) throw error;
          expect(error.message.replace(/\\u[0-9a-f]{4}/g, '')).not.toMatch(/[1-9]/);
        }
      },
    ),
    { numRuns: 300 },
  );
});
