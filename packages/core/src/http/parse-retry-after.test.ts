import { expect, onTestFinished, test, vi } from 'vitest';

import { parseHttpDate, parseRetryAfter } from './parse-retry-after';

const now = Date.parse('2026-11-20T12:00:00Z');

test.each([
  ['0', 0],
  [' 120 ', 120_000],
  ['1.5', 1500],
  ['0.0004', 1],
  ['999999999999', 999_999_999_999_000],
  ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
  ['Friday, 20-Nov-26 12:00:30 GMT', 30_000],
  ['Fri, 20 Nov 2026 15:00:30 +0300', 30_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
])('returns the wait of Retry-After: %s', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms);
});

test.each([
  ...[undefined, '', '  ', '\u0000', '\u00a0', 'soon', 'tomorrow', 'Infinity', 'NaN', '-5', '-0', '1e3', '1e400'],
  ...['9'.repeat(400), '0x10', '10, 10', '20-27', '2026-11-20', '99999-11-20', '2027Z', '-5 Z'],
])('returns undefined for Retry-After: %s', (header) => {
  expect(parseRetryAfter(header, now)).toBeUndefined();
});

test('reads a date without a zone as GMT, wherever the machine stands', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(new Date(now).getTimezoneOffset()).toBe(480);
  expect(parseRetryAfter('Fri Nov 20 12:00:30 2026', now)).toBe(30_000);
  expect(parseRetryAfter('Friday, 20-Nov-2026 12:00:30', now)).toBe(30_000);
});

test('reads the date of an answer', () => {
  expect(parseHttpDate(' Fri, 20 Nov 2026 12:00:00 GMT ')).toBe(now);
  for (const header of [undefined, '', 'yesterday', '1795132800']) expect(parseHttpDate(header)).toBeUndefined();
});
