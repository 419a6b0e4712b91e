import { expect, test } from 'vitest';

import { oneLine } from './one-line';

test.each([
  ['Two Lines\r\nOf Name Oy', 'Two Lines Of Name Oy'],
  ['\tTabbed Tools', 'Tabbed Tools'],
  ['Red \u001b[31mAlert', 'Red [31mAlert'],
  ['青楓町セキュリティ株式会社', '青楓町セキュリティ株式会社'],
  [null, '(no name)'],
  [' \n', '(no name)'],
])('returns %j as %j', (name, expected) => {
  expect(oneLine(name)).toBe(expected);
});
