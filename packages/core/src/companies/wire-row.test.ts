import { expect, test } from 'vitest';
import { flattenRows } from './wire-row';

test.each([[[]], [[{ name: 'a' }, { name: 'b', children: null }]]])(
  'returns the rows as they came when nothing is nested: %j',
  (rows) => {
    expect(flattenRows(rows)).toBe(rows);
  },
);

test('returns parents before the companies nested under them, in the order of the page', () => {
  const grandchild = { name: 'grandchild', children: null };
  const child = { name: 'child', children: [grandchild] };
  const sibling = { name: 'sibling', children: [] };
  const parent = { name: 'parent', children: [child, sibling] };
  const last = { name: 'last' };
  expect(flattenRows([parent, last])).toEqual([parent, child, grandchild, sibling, last]);
});

test.each([['a text'], [7], [null], [undefined], [['Sekret']]])(
  'throws KeepnetResponseError for a row that is %j, on the page or nested',
  (row) => {
    const error = { name: 'KeepnetResponseError', message: expect.stringContaining('that is no company.') as string };
    expect(() => flattenRows([row])).toThrow(expect.objectContaining(error));
    expect(() => flattenRows([{ name: 'a', children: [{ name: 'b' }, row] }])).toThrow(expect.objectContaining(error));
  },
);

test.each([['a text'], [7], [false], [{ name: 'Sekret' }]])(
  'throws KeepnetResponseError for children that are %j',
  (children) => {
    expect(() => flattenRows([{ name: 'a', children }])).toThrow(
      expect.objectContaining({
        name: 'KeepnetResponseError',
        message: 'Keepnet listed a company whose nested companies (field children) cannot be read.',
      }),
    );
  },
);
