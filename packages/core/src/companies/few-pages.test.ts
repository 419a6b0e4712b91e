import { expect, test } from 'vitest';
import { isSmall } from './few-pages';

test.each([
  [10, 10, true, 'one page'],
  [50, 10, true, 'five pages'],
  [51, 10, false, 'six pages'],
  [10_000, 2500, true, 'four pages of ten thousand companies'],
  [10_001, 2500, false, 'five pages of more than ten thousand companies'],
  [40_000, 40_000, true, 'one page, however large'],
])('of %i companies, %i on a page: %s (%s)', (companies, rowsPerPage, small) => {
  expect(isSmall(companies, rowsPerPage)).toBe(small);
});
