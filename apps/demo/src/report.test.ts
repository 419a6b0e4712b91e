import { stripVTControlCharacters } from 'node:util';

import { expect, test } from 'vitest';

import { createReport } from './report';

test('returns the claims that did not hold, printed or not', () => {
  let printed = '';
  const report = createReport((text) => (printed += stripVTControlCharacters(text)));
  report.check('water is wet', true);
  report.check('two is three', false);
  expect(stripVTControlCharacters(report.mark('four is five', false))).toBe('✗');

  expect(report.broken).toEqual(['two is three', 'four is five']);
  expect(report.checkCount).toBe(3);
  expect(printed).toBe('   ✓ water is wet\n   ✗ two is three\n');
});
