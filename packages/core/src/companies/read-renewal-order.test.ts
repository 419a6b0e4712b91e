import { expect, test } from 'vitest';
import { day, expiredIn, idsOf, sortedPages, sortingOnly, TODAY, withExpired } from '../../test/support/sorting-only';
import { json, type WireCompany } from '../testing';
import { type FakeClient, searchOf, wireCompanies } from '../testing/fake-client';

/** A page that contradicts every other one. */
const EMPTY = { pageNumber: 2, totalNumberOfRecords: 0, results: [] };

test.each([false, true])('reads past companies without a date (last: %j)', async (nullsLast) => {
  const companies = withExpired(8).map((row, index) => (index % 9 === 4 ? { ...row, licenseEndDate: null } : row));
  const fake = sortingOnly(companies, { nullsLast });
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
  expect(sortedPages(fake)).toBeLessThan(20);
});

test('returns every expired company of a server that nests some under companies that are renewed later', async () => {
  const companies = withExpired(8);
  const [first, second, ...others] = companies.toSorted((a, b) =>
    String(a.licenseEndDate).localeCompare(String(b.licenseEndDate)),
  ) as [WireCompany, WireCompany, ...WireCompany[]];
  const [nested, ...listed] = others as [WireCompany, ...WireCompany[]];
  const top = [{ ...first, children: [second] }, ...listed.slice(0, -1), { ...listed.at(-1), children: [nested] }];
  const fake = sortingOnly(companies, {
    before: (request: Parameters<typeof searchOf>[0]) => {
      const asked = searchOf(request);
      if (!asked || asked.filter.FilterGroups) return undefined;
      const sorted = asked.orderBy === 'LicenseEndDate' ? top : [...top.slice(50), ...top.slice(0, 50)];
      const start = (asked.pageNumber - 1) * asked.pageSize;
      const results = sorted.slice(start, start + asked.pageSize);
      return json(200, { status: 'SUCCESS', data: { totalNumberOfRecords: companies.length, results } });
    },
  });
  const found = idsOf(await fake.client.expiredLicenses({ asOf: TODAY }));
  expect(found.toSorted()).toEqual(expiredIn(companies).toSorted());
});

test.each([
  ['at once', 0],
  ['in the second reading', 1],
])('returns every expired company of a server whose larger pages leave gaps, %s', async (_, disturbed) => {
  const rows = withExpired(8);
  // The first page by creation holds none of them, so that it cannot show which ones are missing.
  const companies = rows.map((row, index) => ({ ...row, licenseEndDate: rows.at(index - 99)?.licenseEndDate ?? null }));
  let second = 0;
  const fake = sortingOnly(companies, {
    before: (request: Parameters<typeof searchOf>[0]) => {
      const asked = searchOf(request);
      if (asked?.orderBy !== 'LicenseEndDate') return undefined;
      if (asked.pageNumber === 2 && second++ < disturbed) return json(200, { data: EMPTY, status: 'SUCCESS' });
      if (asked.pageSize < 3) return undefined;
      const sorted = companies.toSorted((a, b) => String(a.licenseEndDate).localeCompare(String(b.licenseEndDate)));
      const start = (asked.pageNumber - 1) * asked.pageSize;
      const results = sorted.slice(start, start + 2);
      const data = { pageNumber: asked.pageNumber, totalNumberOfRecords: companies.length, results };
      return json(200, { data, status: 'SUCCESS' });
    },
  });
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
});

test('throws KeepnetConsistencyError when a month ends during every reading', async () => {
  const fake = sortingOnly(withExpired(13, 60));
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.orderBy === 'LicenseEndDate') fake.clock.advance(31 * 86_400_000);
    return undefined;
  };
  await expect(fake.client.expiredLicenses({ asOf: TODAY })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('although they were read 2 times: the calendar month changed.') as string,
  });
});

/** Changes the companies when the `position`th page by renewal date is asked for. */
function changingAt(position: number, before: WireCompany[], after: WireCompany[], then?: WireCompany[]): FakeClient {
  let index = 0;
  const fake: FakeClient = sortingOnly([...before], {
    before: (request: Parameters<typeof searchOf>[0]) => {
      const asked = searchOf(request);
      if (asked?.orderBy !== 'LicenseEndDate') return undefined;
      if (index === position) fake.keepnet.options.companies = after;
      if (then && index === position + 1) fake.keepnet.options.companies = then;
      index++;
      return undefined;
    },
  });
  return fake;
}

test('returns the list before or after a renewal in mid-scan, wherever it happens', async () => {
  const before = withExpired(13);
  const expired = expiredIn(before);
  for (const renewed of expired) {
    const after = before.map((row) => (row.companyResourceId === renewed ? { ...row, licenseEndDate: day(365) } : row));
    for (let position = 0; position < 8; position++) {
      const fake = changingAt(position, before, after);
      const list = idsOf(await fake.client.expiredLicenses({ asOf: TODAY }));
      expect([expired, expiredIn(after)]).toContainEqual(list);
    }
  }
});

test('reads again when one license is renewed and another company comes in its place', async () => {
  const before = withExpired(13);
  const expired = expiredIn(before);
  for (const [index, renewed] of expired.entries()) {
    const newcomer = { ...before[0], companyResourceId: `new-${index}`, licenseEndDate: day(-5) } as WireCompany;
    const after = [...before.filter((row) => row.companyResourceId !== renewed), newcomer];
    for (let position = 0; position < 8; position++) {
      const fake = changingAt(position, before, after);
      const list = idsOf(await fake.client.expiredLicenses({ asOf: TODAY }));
      expect([expired, expiredIn(after)]).toContainEqual(list);
    }
  }
});

test('throws KeepnetConsistencyError when no two readings agree', async () => {
  const companies = withExpired(13, 60);
  let renewals = 0;
  const fake: FakeClient = sortingOnly(companies, {
    before: (request: Parameters<typeof searchOf>[0]) => {
      const asked = searchOf(request);
      if (asked?.orderBy !== 'LicenseEndDate' || asked.pageNumber !== 1) return undefined;
      const oldest = expiredIn(companies)[12];
      fake.keepnet.options.companies = companies.map((row) =>
        row.companyResourceId === oldest ? { ...row, licenseEndDate: day(-9 + (renewals++ % 9)) } : row,
      );
      return undefined;
    },
  });
  await expect(fake.client.expiredLicenses({ asOf: TODAY })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('two readings by renewal date listed other companies or other dates.') as string,
  });
  expect(sortedPages(fake)).toBeLessThan(80);
});

test('reads everything when a server that ignores the order lists a late company first', async () => {
  // By creation the first page looks sorted and ends past the window; the expired companies come later.
  const companies = wireCompanies(60, (index) => ({ licenseEndDate: day(index < 30 ? 100 + index : 30 - index) }));
  const fake = sortingOnly(companies, { ignore: { sort: true } });
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
});

test('reads everything when a later page turns out unsorted, and asks for that order no more', async () => {
  const companies = withExpired(13, 60);
  const shuffled = companies.toSorted((a, b) => String(a.licenseEndDate).localeCompare(String(b.licenseEndDate)));
  shuffled.splice(11, 0, ...shuffled.splice(7, 1));
  const fake = sortingOnly(shuffled);
  fake.keepnet.options.before = (request) => {
    const asked = searchOf(request);
    fake.keepnet.options.ignore = { sort: asked !== undefined && asked.orderBy !== 'CreateTime' };
    return undefined;
  };
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
  const asked = fake.searches().length;
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
  expect(
    new Set(
      fake
        .searches()
        .slice(asked)
        .map(({ orderBy }) => orderBy),
    ),
  ).toEqual(new Set(['CreateTime']));
});

test('reads again by renewal date when the month ends meanwhile', async () => {
  const companies = withExpired(13, 60);
  const fake = sortingOnly(companies);
  let pages = 0;
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.orderBy === 'LicenseEndDate' && ++pages === 5) fake.clock.advance(12 * 86_400_000);
    return undefined;
  };
  expect(idsOf(await fake.client.expiredLicenses({ asOf: TODAY }))).toEqual(expiredIn(companies));
  expect(fake.clock.sleeps).toHaveLength(1);
});
