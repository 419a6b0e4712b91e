import { expect, test } from 'vitest';

import { hasColumn } from './has-column';

test.each([
  ['Company Name,Monthly Users\nA,1\n', true],
  ['\uFEFFCompany Name;"monthly  users"\r\n', true],
  ['Company Name\tMonthly Users', true],
  ['Company Name,Monthly Users Before\nMonthly Users,1\n', false],
  ['Company Name\nA\n', false],
  ['', false],
])('tells whether %j has Monthly Users', (text, expected) => {
  expect(hasColumn(Buffer.from(text), 'Monthly Users')).toBe(expected);
});
