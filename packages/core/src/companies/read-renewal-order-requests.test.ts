import { expect, test } from 'vitest';
import { day, expiredIn, idsOf, sortedPages, sortingOnly, TODAY, withExpired } from '../../test/support/sorting-only';
import { type FakeClient, wireCompanies } from '../testing/fake-client';

/** How often a reading by renewal date began. */
const readings = ({ searches }: FakeClient): number =>
  searches().filter(({ orderBy, pageNumber }) => orderBy === 'LicenseEndDate' && pageNumber === 1).length;

/** The first page, and the filter that is refused. */
const BEFORE_SORTING = 2;

test.each([
  [0, 1, 1],
  [3, 1, 1],
  [8, 4, 2],
  [23, 10, 2],
  [100, 20, 1],
])('with %i expired companies of 100 reads %i pages by renewal date, %i times', async (expired, pages, times) => {
  const companies = withExpired(expired);
  const fake = sortingOnly(companies);
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
  expect(sortedPages(fake)).toBeLessThanOrEqual(pages + 2);
  expect(sortedPages(fake)).toBeGreaterThanOrEqual(pages);
  expect(readings(fake)).toBe(times);
  expect(fake.searches().length - sortedPages(fake)).toBe(BEFORE_SORTING);
});

test('reads by renewal date although the second page holds the companies of the first by creation', async () => {
  const companies = wireCompanies(60, (index) => ({
    licenseEndDate: day(index < 5 ? -15 + index : index < 10 ? -20 + index - 5 : 100 + index),
  }));
  const fake = sortingOnly(companies);
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
  expect(fake.searches().length - sortedPages(fake)).toBe(BEFORE_SORTING);
});

test('reads no third time when a company was renewed that the list is not about', async () => {
  const companies = withExpired(13, 60);
  const fake = sortingOnly(companies);
  fake.keepnet.options.before = () => {
    if (readings(fake) !== 2) return undefined;
    const oldest = expiredIn(companies)[0];
    fake.keepnet.options.companies = companies.map((row) =>
      row.companyResourceId === oldest ? { ...row, licenseEndDate: day(-400) } : row,
    );
    return undefined;
  };
  expect(await fake.client.upcomingRenewals({ asOf: TODAY, days: 30 })).toEqual([]);
  expect(readings(fake)).toBe(2);
});
