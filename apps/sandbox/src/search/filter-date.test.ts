import { describe, expect, test } from 'vitest';
import { ApiRefusal } from '../api-refusal';
import { parseFilterDate } from './filter-date';

describe('parseFilterDate', () => {
  test.each([
    ['2026-12-20', 'plain', '2026-12-20T00:00:00'],
    ['2026-12-20T14:05:09', 'plain', '2026-12-20T14:05:09'],
    ['2026-12-20 14:05', 'plain', '2026-12-20T14:05:00'],
    ['2026-12-20T14:05:09.123Z', 'plain', '2026-12-20T14:05:09'],
    ['2026-12-20T01:00:00+03:00', 'plain', '2026-12-19T22:00:00'],
    ['2028/02/29 23:59', 'plain', '2028-02-29T23:59:00'],
    ['2026/12/20', 'day-first', '2026-12-20T00:00:00'],
    ['03/04/2026 05:06', 'day-first', '2026-04-03T05:06:00'],
    ['03/04/2026 12:06 AM', 'month-first', '2026-03-04T00:06:00'],
    ['03/04/2026 12:06 PM', 'month-first', '2026-03-04T12:06:00'],
    ['03/04/2026 11:06 PM', 'month-first', '2026-03-04T23:06:00'],
  ] as const)('returns %s of an account with %s dates as %s', (value, format, instant) => {
    expect(parseFilterDate(value, 'CreateTime', format)).toBe(instant);
  });

  test.each([
    ['03/04/2026', 'plain'],
    ['13/13/2026', 'day-first'],
    ['2026-02-29', 'plain'],
    ['2026-12-20T24:00:00', 'plain'],
    ['2026-12', 'plain'],
    ['', 'plain'],
  ] as const)('throws ApiRefusal for "%s" of an account with %s dates', (value, format) => {
    expect(() => parseFilterDate(value, 'CreateTime', format)).toThrow(ApiRefusal);
  });
});
