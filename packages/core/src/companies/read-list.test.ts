import { describe, expect, test } from 'vitest';
import type { WireCompany } from '../testing';
import { createFakeClient, itemsOf, type SentBody, wireCompanies } from '../testing/fake-client';

const TODAY = '2026-11-20';

/** Renewal dates around the day asked about, as days and as instants near midnight; and many far ahead, and none. */
const DATES: (string | null)[] = [
  ...[-400, -30, -3, -2, -1, 0, 1, 2, 3, 29, 30, 31, 32, 33].flatMap((days) => {
    const day = new Date(Date.parse(`${TODAY}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    return [`${day}T00:00:00`, `${day}T00:30:00Z`, `${day}T12:00:00Z`, `${day}T23:30:00Z`];
  }),
  null,
  null,
];
// In no order, so that neither creation nor ID agrees with the renewal date.
const companies: WireCompany[] = wireCompanies(160, (index) => {
  const date = DATES[(index * 37) % 160];
  return { licenseEndDate: date === undefined ? `2028-0${(index % 9) + 1}-15T00:00:00` : date };
});

const ways = {
  'whole, because it is small': [{}, { pageSize: 1000 }],
  'with a filter': [{}, { pageSize: 4 }],
  'with a filter that is ignored': [{ ignore: { filter: true } }, { pageSize: 4 }],
  'by LicenseEndDate': [{ refuse: { filter: true } }, { pageSize: 4 }],
  'by RenewalDate': [{ refuse: { filter: true, sort: ['LicenseEndDate'] } }, { pageSize: 4 }],
  'whole, because filter and sort are refused': [
    { refuse: { filter: true, sort: ['LicenseEndDate', 'RenewalDate'] } },
    { pageSize: 4 },
  ],
  'whole, because the sort is ignored': [{ refuse: { filter: true }, ignore: { sort: true } }, { pageSize: 4 }],
} as const;

const clientFor = (way: keyof typeof ways) => {
  const [options, settings] = ways[way];
  return createFakeClient({ companies: [...companies], ...options } as never, settings);
};

describe.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Istanbul'])(
  'for a reader in %s',
  (timeZone) => {
    const options = { asOf: TODAY, timeZone };

    test.each(Object.keys(ways) as (keyof typeof ways)[])('returns the same lists read %s', async (way) => {
      const { client } = clientFor('whole, because it is small');
      const expired = await client.expiredLicenses({ ...options, verification: 'strict' });
      const renewals = await client.upcomingRenewals({ ...options, days: 30, verification: 'strict' });
      expect(expired.length).toBeGreaterThan(16);
      expect(renewals.length).toBeGreaterThan(20);
      const fake = clientFor(way);
      expect(await fake.client.expiredLicenses(options)).toEqual(expired);
      expect(await fake.client.upcomingRenewals({ ...options, days: 30 })).toEqual(renewals);
      // Again, with what the client has learned of the server.
      expect(await fake.client.expiredLicenses(options)).toEqual(expired);
    });
  },
);

test('asks two days wider on each side', async () => {
  const { client, searches } = clientFor('with a filter');
  await client.expiredLicenses({ asOf: TODAY });
  await client.upcomingRenewals({ asOf: TODAY, days: 30 });
  expect(new Set(searches().flatMap(itemsOf))).toEqual(
    new Set([
      'LicenseEndDate <= 2026-11-21T00:00:00',
      'LicenseEndDate >= 2026-11-18T00:00:00',
      'LicenseEndDate <= 2026-12-22T00:00:00',
    ]),
  );
});

test('reads whole, twice, and asks for no filter when strict', async () => {
  const { client, searches } = clientFor('with a filter');
  await client.expiredLicenses({ asOf: TODAY, verification: 'strict' });
  await client.upcomingRenewals({ asOf: TODAY, days: 3, verification: 'strict' });
  expect(searches().flatMap(itemsOf)).toEqual([]);
  expect(searches().every(({ orderBy }) => orderBy === 'CreateTime')).toBe(true);
  expect(searches()).toHaveLength(2 * 2 * 40);
});

test('remembers refusals of filter, sort and month apart from each other', async () => {
  const { client, searches, keepnet } = createFakeClient(
    { companies, refuse: { filter: true, sort: ['LicenseEndDate'] } },
    { pageSize: 4 },
  );
  const second = async (ask: () => Promise<unknown>): Promise<SentBody[]> => {
    const before = searches().length;
    await ask();
    return searches().slice(before);
  };
  await client.expiredLicenses({ asOf: TODAY });
  const again = await second(() => client.expiredLicenses({ asOf: TODAY }));
  expect(again.flatMap(itemsOf)).toEqual([]);
  expect(new Set(again.map(({ orderBy }) => orderBy))).toEqual(new Set(['CreateTime', 'RenewalDate']));
  const total = await second(() => client.monthlyUserTotal({ month: '2026-10' }));
  expect(total.flatMap(itemsOf)).toContain('MonthlyActiveUser = 2026-10');

  keepnet.options.refuse = { filter: true, month: true, sort: ['LicenseEndDate'] };
  await client.monthlyUserTotal();
  const third = await second(() => client.upcomingRenewals({ asOf: TODAY, days: 1 }));
  expect(new Set(third.map(({ orderBy }) => orderBy))).toEqual(new Set(['CreateTime', 'RenewalDate']));
});

test('notices a filter that silently drops a company that the first page shows', async () => {
  const { client, keepnet } = clientFor('with a filter');
  const expected = await client.expiredLicenses({ asOf: TODAY, verification: 'strict' });
  const shown = expected.find(({ companyId }) =>
    companies.slice(0, 4).some((row) => row.companyResourceId === companyId),
  );
  expect(shown).toBeDefined();
  keepnet.options.before = (request) => {
    const filtered = request.body?.includes('LicenseEndDate');
    keepnet.options.companies = companies.filter((row) => !filtered || row.companyResourceId !== shown?.companyId);
    return undefined;
  };
  expect(await client.expiredLicenses({ asOf: TODAY })).toEqual(expected);
});
