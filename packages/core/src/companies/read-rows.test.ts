import { expect, test } from 'vitest';
import type { CompanyPage } from './read-page';
import { readRows } from './read-rows';

const page: CompanyPage = {
  pageNumber: 2,
  pageSize: 10,
  rows: [{ companyResourceId: 'a' }, { companyResourceId: 'b' }],
  rowsOnPage: 2,
  totalRecords: 12,
  overLimitCount: 1,
};

test('returns the rows as read, what the page tells, and none of what came over the wire', () => {
  const read = readRows(page, (row) => row['companyResourceId']);
  expect(read.rows()).toEqual(['a', 'b']);
  expect(read).toMatchObject({ pageNumber: 2, rowCount: 2, rowsOnPage: 2, totalRecords: 12, overLimitCount: 1 });
  expect(JSON.stringify(read)).not.toContain('companyResourceId');
});

test('throws what reading a row threw, once the rows are asked for', () => {
  const failure = new Error('unusable');
  const read = readRows(page, () => {
    throw failure;
  });
  expect(read.rowCount).toBe(2);
  expect(() => read.rows()).toThrow(failure);
});
