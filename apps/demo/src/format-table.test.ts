import { expect, test } from 'vitest';

import { formatTable } from './format-table';

test('returns columns that line up beside characters of double width', () => {
  const lines = formatTable(
    [{ title: 'Name' }, { title: 'Monthly\nUsers', align: 'right' }],
    [
      ['青楓町', '1,000'],
      ['ACME Resale', '7'],
    ],
  );
  expect(lines).toEqual([
    '                Monthly',
    '   Name           Users',
    // Three characters take six cells, so this has three spaces fewer than a text of single width.
    '   青楓町         1,000',
    '   ACME Resale        7',
  ]);
});

test('returns a long text cut to the width of its column', () => {
  expect(formatTable([{ title: 'Name', width: 6 }], [['星河川科技有限公司'], ['Optics and Glass']])).toEqual([
    '   Name',
    '   星河…',
    '   Optic…',
  ]);
});

test('returns no heading when no column has a title', () => {
  expect(formatTable([{ title: '' }, { title: '' }], [['a', 'b']])).toEqual(['   a  b']);
});
