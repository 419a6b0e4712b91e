import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { KeepnetResponseError } from '../errors/keepnet-response-error';

import { DATE_FORMATS, parseWireDate } from './parse-wire-date';

const read = (text: string | null, format: (typeof DATE_FORMATS)[number] = 'auto') =>
  parseWireDate(text, format, 'Renewal Date');

test.each([null, '', '  '])('returns null for %j', (value) => {
  for (const format of DATE_FORMATS) expect(read(value, format)).toBeNull();
});

describe('year first, whatever the setting', () => {
  test.each([
    ['2026-11-20', '2026-11-20T00:00:00Z'],
    ['2026/11/20', '2026-11-20T00:00:00Z'],
    ['2026/11/20 00:00', '2026-11-20T00:00:00Z'],
    ['2026/11/20 14:05', '2026-11-20T14:05:00Z'],
    ['2026-11-20T00:00:00', '2026-11-20T00:00:00Z'],
    ['2026-11-20T00:00:00.0000000', '2026-11-20T00:00:00Z'],
    ['2026-11-20T00:00:00+03:00', '2026-11-20T00:00:00Z'],
    ['2026-11-20T00:00:00-0800', '2026-11-20T00:00:00Z'],
    ['2026-11-20t14:05:09z', '2026-11-20T14:05:09Z'],
    ['2026-11-20 14:05:09.1', '2026-11-20T14:05:09.100Z'],
    ['2026-11-20T14:05:09.1234567+03:00', '2026-11-20T11:05:09.123Z'],
    ['2026-11-20T14:05:09+0300', '2026-11-20T11:05:09Z'],
    ['2026-11-20T22:00:00-05:00', '2026-11-21T03:00:00Z'],
    [' 2026-11-20T14:05+05:45 ', '2026-11-20T08:20:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['9999-12-31T23:59:59.9999999', '9999-12-31T23:59:59.999Z'],
    // Instants that fall on midnight UTC: `.000Z` tells them from a calendar day.
    ['2026-11-20T03:00:00+03:00', '2026-11-20T00:00:00.000Z'],
    ['2026-11-19T16:00:00-0800', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T00:00:00.0001', '2026-11-20T00:00:00.000Z'],
  ])('returns %s as %s', (text, iso) => {
    for (const format of DATE_FORMATS) expect(read(text, format)).toBe(iso);
  });
});

describe('year last, by setting', () => {
  test.each([
    ['05/11/2026', '2026-11-05T00:00:00Z', '2026-05-11T00:00:00Z'],
    ['5/1/2026', '2026-01-05T00:00:00Z', '2026-05-01T00:00:00Z'],
    ['05/11/2026 14:05', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['05/11/2026 9:05:07', '2026-11-05T09:05:07Z', '2026-05-11T09:05:07Z'],
    ['05/11/2026 02:05 PM', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['05/11/2026, 2:05:00 pm', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['05/11/2026 12:00 AM', '2026-11-05T00:00:00Z', '2026-05-11T00:00:00Z'],
    ['05/11/2026 12:00 PM', '2026-11-05T12:00:00Z', '2026-05-11T12:00:00Z'],
    ['05/11/2026 11:59PM', '2026-11-05T23:59:00Z', '2026-05-11T23:59:00Z'],
    ['05/11/2026, 2:05:00\u202fPM', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['\u200e05/11/2026\u200f 02:05\u3000PM\u200e', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['05/11/2026 02:05 ÖS', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['05/11/2026 02:05 öö', '2026-11-05T02:05:00Z', '2026-05-11T02:05:00Z'],
    ['05/11/2026 12:05\u202fÖÖ', '2026-11-05T00:05:00Z', '2026-05-11T00:05:00Z'],
    ['05/11/2026 ÖS 2:05:00', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
    ['05/11/2026 02:05 O\u0308S', '2026-11-05T14:05:00Z', '2026-05-11T14:05:00Z'],
  ])('returns %s as %s or %s', (text, dayFirst, monthFirst) => {
    expect(read(text, 'DD/MM/YYYY')).toBe(dayFirst);
    expect(read(text, 'MM/DD/YYYY')).toBe(monthFirst);
  });

  test.each(['05/11/2026', '25/12/2026', '12/25/2026 10:00'])('needs the setting for %s', (text) => {
    expect(() => read(text)).toThrow(KeepnetResponseError);
    expect(() => read(text)).toThrow(/Renewal Date.*Set "Date Format" \(dateFormat\) to DD\/MM\/YYYY or MM\/DD\/YYYY/);
  });

  test('throws KeepnetResponseError when the setting does not fit', () => {
    expect(() => read('25/12/2026', 'MM/DD/YYYY')).toThrow(KeepnetResponseError);
  });
});

const UNREADABLE = [
  ...['2026-02-30', '2027-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-5'],
  ...['2026-11-20T24:00:00', '2026-11-20T24:00', '2026-11-20T25:00', '2026-11-20T10:60', '2026-11-20T10:00:60'],
  ...['2026-11-20T10', '2026-11-20T10:00:00+3', '2026-11-20T10:00:00+99:00', '2026-11-20Z', '2026/11-20', '20261120'],
  ...['30/02/2026', '00/01/2026', '05/11/26', '05-11-2026', '05.11.2026', '05/05/2026 13:00 PM', '05/05/2026 0:30 AM'],
  ...['\u200e', '05/05/2026 ÖS 2:05 ÖS', '05/05/2026 ÖÖ 2:05 PM', '05/05/2026 13:05 ÖS', '05/05/2026 2:05 Ö'],
  ...['05/05/2026 24:00', '2026-11-20 10:00 AM', '1795132800', '/Date(1795132800000)/', 'Nov 20, 2026', 'never', '-'],
  // No control is taken for a space or for nothing.
  ...['\0', '05/05/2026\n10:00', '05/05/2026 10:00\0'],
];

test.each(UNREADABLE)('throws KeepnetResponseError that names the column for %j', (text) => {
  expect(() => read(text, 'DD/MM/YYYY')).toThrow(KeepnetResponseError);
  expect(() => read(text, 'DD/MM/YYYY')).toThrow(
    /Renewal Date in a form that cannot be read.*"Date Format" \(dateFormat\)/,
  );
});

test.each([
  ['05/11/2026', '"00/00/0000"'],
  ['٢٠٢٦/١١/٢٠', '"0000/00/00"'],
  ['Çelik & Oğlu A.Ş. 7', '"xxxxx & xxxx x.x. 0"'],
  ['株式会社 42', '"xxxx 00"'],
  ['x'.repeat(1000), `"${'x'.repeat(30)}"`],
])('tells the shape of %s and nothing of its content: %s', (text, shape) => {
  expect(() => read(text)).toThrow(shape);
});

test('returns an ISO date in UTC or null, or throws KeepnetResponseError without a digit of it, whatever the text', () => {
  const digits = fc.stringMatching(/^[1-9]{2,4}[-/.][1-9]{1,2}[-/.][1-9]{2,4}[T ]?[1-9:]{0,8}[AaPpMmZ+-]{0,3}$/);
  fc.assert(
    fc.property(fc.oneof(anyText, digits), fc.constantFrom(...DATE_FORMATS), (text, format) => {
      try {
        const iso = read(text, format);
        if (iso === null) expect(text.trim()).toBe('');
        else expect(new Date(iso).toISOString().replace('.000Z', 'Z')).toBe(iso.replace('.000Z', 'Z'));
      } catch (error) {
        if (!KeepnetResponseError.isInstance(error)) throw error;
        expect(error.message.replace(/\\u[0-9a-f]{4}/g, '')).not.toMatch(/[1-9]/);
      }
    }),
    { numRuns: 300 },
  );
});
