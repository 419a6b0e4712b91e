import { expect, test } from 'vitest';
import { createPageCheck } from './page-check';
import type { CompanyPage } from './read-page';
import { readRows } from './read-rows';
import { createPassTally } from './pass-tally';

const page = (rowsOnPage: number, ids: readonly string[]): CompanyPage => ({
  pageNumber: 1,
  pageSize: 10,
  rows: ids.map((companyId) => ({ companyId })),
  rowsOnPage,
  totalRecords: 3,
  overLimitCount: undefined,
});
const toRow = (row: Readonly<Record<string, unknown>>) => ({ companyId: String(row['companyId']) });

function checkOf(first: CompanyPage) {
  const tally = createPassTally();
  const check = createPageCheck(first, tally, { pagesRead: 0, rereads: 0, duplicatesDropped: 0, startedAt: 0 });
  check.accept(readRows(first, toRow), 1);
  return check;
}

test('ends at an empty page when rows are nested, for the server may count those and have no more pages', () => {
  const nested = checkOf(page(1, ['a', 'b']));
  expect(nested.isPastTheEnd(page(0, []))).toBe(true);
  expect(nested.isPastTheEnd(page(1, ['c']))).toBe(false);
});

test('does not end at an empty page when no rows are nested', () => {
  expect(checkOf(page(2, ['a', 'b'])).isPastTheEnd(page(0, []))).toBe(false);
});

test('is complete with all companies that are counted, nested or not, and with all that others are nested in', () => {
  expect(checkOf(page(3, ['a', 'b', 'c'])).isComplete()).toBe(true);
  expect(checkOf(page(1, ['a', 'b', 'c'])).isComplete()).toBe(true);
  expect(checkOf(page(3, ['a', 'b', 'c', 'd'])).isComplete()).toBe(true);
  expect(checkOf(page(2, ['a', 'b'])).isComplete()).toBe(false);
  expect(checkOf(page(1, ['a', 'b'])).isComplete()).toBe(false);
});
