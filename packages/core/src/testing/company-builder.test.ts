import { expect, test } from 'vitest';

import { searchPage, wireCompany } from './company-builder';

test('returns companies with ids, names and creation times of their own', () => {
  const rows = [wireCompany(), wireCompany(), wireCompany({ companyName: null })];
  expect(new Set(rows.map((row) => row.companyResourceId)).size).toBe(3);
  expect(new Set(rows.map((row) => row.createTime)).size).toBe(3);
  expect(rows[2]?.companyName).toBeNull();
});

test('returns an envelope whose numbers follow from the rows unless given', () => {
  expect(searchPage([1, 2]).data).toMatchObject({ pageSize: 2, totalNumberOfPages: 1, totalNumberOfRecords: 2 });
  expect(searchPage(null).data).toMatchObject({ pageSize: 1, totalNumberOfPages: 0, results: null });
  const page = searchPage([1, 2], { pageNumber: 3, pageSize: 2, total: 7, limitExceeded: 4 }).data;
  expect(page).toMatchObject({ pageNumber: 3, totalNumberOfPages: 4, limitExceededCompanyCount: 4 });
});
