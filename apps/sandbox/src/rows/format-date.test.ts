import { describe, expect, it, test } from 'vitest';
import { formatDate, formatDay } from './format-date';

describe('formatDate', () => {
  test.each([
    ['00:30', '12:30 AM'],
    ['11:59', '11:59 AM'],
    ['12:00', '12:00 PM'],
    ['23:05', '11:05 PM'],
  ])('returns %s as %s', (time, text) => {
    expect(formatDate(`2026-01-02T${time}:00`, 'month-first')).toBe(`01/02/2026 ${text}`);
  });

  it('returns an instant moved to its offset, and a calendar day unmoved', () => {
    expect(formatDate('2026-12-31T22:30:00', 'iso-offset')).toBe('2027-01-01T01:30:00+03:00');
    expect(formatDate('2026-12-31T00:00:00', 'iso-offset', true)).toBe('2026-12-31T00:00:00+03:00');
  });
});

describe('formatDay', () => {
  test.each([
    ['plain', '2026-01-02'],
    ['iso', '2026-01-02'],
    ['iso-offset', '2026-01-02'],
    ['year-first', '2026/01/02'],
    ['day-first', '02/01/2026'],
    ['month-first', '01/02/2026'],
  ] as const)('returns the day alone as %s', (format, text) => {
    expect(formatDay('2026-01-02', format)).toBe(text);
  });
});
