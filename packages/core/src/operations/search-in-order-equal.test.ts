import { expect, test } from 'vitest';
import type { Company } from '../companies/company';
import type { WireCompany } from '../testing';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';
import { all, createFakeClient, type FakeClient, searchOf, wireCompanies } from '../testing/fake-client';

/** In no order at all. */
const companies = wireCompanies(60, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  createTime: new Date(Date.UTC(2026, 0, 1) + ((index * 23) % 60) * 86_400_000).toISOString(),
  targetUserCount: (index * 37) % 60,
  licenseEndDate: new Date(Date.UTC(2027, 0, 1 + ((index * 41) % 60))).toISOString(),
}));

const equal = (index: number): Partial<WireCompany> => ({
  companyResourceId: `e-${index}`,
  createTime: '2025-01-01T00:00:00Z',
  targetUserCount: 30,
  licenseEndDate: '2027-01-20T00:00:00Z',
});

const ask = (options: FakeKeepnetOptions, pageSize = 10): FakeClient => createFakeClient(options, { pageSize });
const valuesOf = (found: readonly Company[], name: keyof Company): unknown[] => found.map((company) => company[name]);

test.each(['createdAt', 'targetUsers', 'renewalDate'] as const)(
  'returns the same by %s, where the first companies are equal, from a server that ignores the order',
  async (orderBy) => {
    const many = [...wireCompanies(50, equal), ...companies];
    for (const options of [{ limit: 10 }, { limit: 10, ascending: false }, {}]) {
      const expected = await all(ask({ companies: many }).client.searchCompanies({ orderBy, ...options }));
      const fake = ask({ companies: many, ignore: { sort: true } });
      const found = await all(fake.client.searchCompanies({ orderBy, ...options }));
      expect(valuesOf(found, orderBy)).toEqual(valuesOf(expected, orderBy));
    }
  },
);

test('believes the order of a server whose first companies are equal after one request more', async () => {
  const many = [...companies, ...wireCompanies(5000, equal)];
  const fake = ask({ companies: many }, 10_000);
  const found = await all(fake.client.searchCompanies({ orderBy: 'createdAt', limit: 10 }));
  expect(found.map(({ createdAt }) => createdAt)).toEqual(Array(10).fill('2025-01-01T00:00:00Z'));
  expect(fake.searches().map(({ pageSize, ascending }) => [pageSize, ascending])).toEqual([
    [50, true],
    [50, false],
  ]);
});

test('returns the same from a server that ignores one order alone, whose others differ', async () => {
  const many = [...wireCompanies(50, equal), ...companies];
  const options = { orderBy: 'renewalDate', limit: 10 } as const;
  const expected = await all(ask({ companies: many }).client.searchCompanies(options));
  const fake = ask({ companies: many });
  fake.keepnet.options.before = (request) => {
    fake.keepnet.options.ignore = { sort: searchOf(request)?.orderBy !== 'CreateTime' };
    return undefined;
  };
  const found = await all(fake.client.searchCompanies(options));
  expect(valuesOf(found, 'renewalDate')).toEqual(valuesOf(expected, 'renewalDate'));
});

test('returns the same in a month that leaves companies out, and where nested ones are not counted', async () => {
  const many = [...wireCompanies(60, equal), ...companies];
  const active = Object.fromEntries(many.slice(0, 40).map(({ companyResourceId }) => [companyResourceId, 5]));
  for (const options of [
    { months: { '2026-10': active }, monthDropsIdle: true },
    {
      nests: 'countsParents' as const,
      companies: many.map((row, index) => ({ ...row, resellerName: `R${index % 40}` })),
    },
  ]) {
    const query = { orderBy: 'targetUsers', ascending: false, limit: 11, month: '2026-10' } as const;
    const { nests: _nests, ...plain } = { nests: undefined, companies: many, ...options };
    const expected = await all(ask(plain).client.searchCompanies(query));
    const found = await all(ask({ companies: many, ...options, ignore: { sort: true } }).client.searchCompanies(query));
    expect(valuesOf(found, 'targetUsers')).toEqual(valuesOf(expected, 'targetUsers'));
  }
});

test('returns the same from a server that takes a name it does not know for the order of creation', async () => {
  const many = wireCompanies(200, (index) => ({
    companyResourceId: `c-${index}`,
    createTime: new Date(Date.UTC(2025, 0, 1 + index)).toISOString(),
    licenseEndDate: new Date(index === 199 ? Date.UTC(2025, 5, 1) : Date.UTC(2026, 0, 1 + index)).toISOString(),
  }));
  for (const ascending of [true, false]) {
    const fake = ask({ companies: ascending ? many : many.toReversed(), ignore: { sort: true } });
    const found = await all(fake.client.searchCompanies({ orderBy: 'renewalDate', ascending, limit: 3 }));
    const sorted = await all(ask({ companies: many }).client.searchCompanies({ orderBy: 'renewalDate', ascending }));
    expect(valuesOf(found, 'renewalDate')).toEqual(valuesOf(sorted.slice(0, 3), 'renewalDate'));
  }
});

test('asks in pages that the server allows', async () => {
  const many = [
    ...wireCompanies(60, equal),
    ...companies,
    ...companies.map((row) => ({ ...row, companyResourceId: `x-${row.companyResourceId}` })),
  ];
  const fake = ask({ companies: many, refuse: { pageSizeOver: 25 } }, 100);
  const found = await all(fake.client.searchCompanies({ orderBy: 'targetUsers', limit: 10 }));
  expect(valuesOf(found, 'targetUsers')).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
});
