import { describe, expect, test } from 'vitest';
import type { WireCompany } from '../testing';
import { createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

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
// In no order, so that neither creation nor ID agrees with the renewal date; every eighth is over its limit.
const companies = wireCompanies(160, (index): Partial<WireCompany> => {
  const date = DATES[(index * 37) % 160];
  return {
    companyResourceId: `c-${index}`,
    targetUserCount: index % 8 === 0 ? 101 + (index % 3) : 20,
    licenseEndDate: date === undefined ? `2028-0${(index % 9) + 1}-15T00:00:00` : date,
  };
});

const listing = (options: Partial<FakeKeepnetOptions> = {}, pageSize = 10) =>
  createFakeClient({ companies, ...options }, { pageSize });

const WAYS: [string, Partial<FakeKeepnetOptions>, number][] = [
  ['selects', {}, 10],
  ['holds all on one page', {}, 1000],
  ['refuses to select', { refuse: { filter: true, flag: true } }, 10],
  ['selects rows that do not match', { ignore: { filter: true, flag: true } }, 10],
  ['does not keep the order', { ignore: { order: true } }, 10],
];

describe.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Istanbul'])('in %s', (timeZone) => {
  const options = { asOf: TODAY, timeZone };

  // What the server does not select, no time zone decides.
  test.each(timeZone === 'UTC' ? WAYS : WAYS.slice(0, 1))(
    'returns the same lists of a server that %s',
    async (_, server, pageSize) => {
      const whole = listing({}, 1000).client;
      const expired = await whole.expiredLicenses(options);
      const renewals = await whole.upcomingRenewals({ ...options, days: 30 });
      const overLimit = await whole.companiesOverLimit();
      expect([expired.length > 16, renewals.length > 20, overLimit.length]).toEqual([true, true, 20]);
      const { client } = listing(server, pageSize);
      for (const verification of ['auto', 'strict', 'auto'] as const) {
        expect(await client.expiredLicenses({ ...options, verification })).toEqual(expired);
        expect(await client.upcomingRenewals({ ...options, days: 30, verification })).toEqual(renewals);
        expect(await client.companiesOverLimit({ verification })).toEqual(overLimit);
      }
    },
  );
});

test('asks the server for less only when a page does not hold all', async () => {
  const small = listing({}, 160);
  await small.client.expiredLicenses();
  await small.client.companiesOverLimit();
  expect(small.searches()).toHaveLength(2);
  expect(small.searches().flatMap(itemsOf)).toEqual([]);
});

test('asks two days wider than the list, and for the documented flag', async () => {
  const fake = listing();
  await fake.client.expiredLicenses({ asOf: TODAY });
  await fake.client.upcomingRenewals({ asOf: TODAY, days: 30 });
  await fake.client.companiesOverLimit();
  expect([...new Set(fake.searches().flatMap(itemsOf))]).toEqual([
    'LicenseEndDate <= 2026-11-21T23:59:59',
    'LicenseEndDate >= 2026-11-18T00:00:00',
    'LicenseEndDate <= 2026-12-22T23:59:59',
  ]);
  expect(fake.searches().filter((body) => 'isTargetUserCountExceededLimit' in body)).toHaveLength(2);
});

test('remembers a refusal for as long as the client lives, each by itself', async () => {
  const fake = listing({ refuse: { filter: true } });
  const asked = async (ask: () => Promise<unknown>): Promise<number> => {
    const before = fake.searches().length;
    await ask();
    return fake
      .searches()
      .slice(before)
      .filter((body) => itemsOf(body).length > 0 || 'isTargetUserCountExceededLimit' in body).length;
  };
  expect(await asked(() => fake.client.expiredLicenses())).toBe(1);
  expect(await asked(() => fake.client.upcomingRenewals())).toBe(0);
  expect(await asked(() => fake.client.companiesOverLimit())).toBeGreaterThan(0);
});

describe('in strict', () => {
  test('reads everything twice, and asks the server to select nothing', async () => {
    const fake = listing();
    await fake.client.companiesOverLimit({ verification: 'strict' });
    expect(fake.searches()).toHaveLength(32);
    expect(fake.searches().some((body) => 'isTargetUserCountExceededLimit' in body)).toBe(false);
  });

  test('reads one page once', async () => {
    const fake = listing({}, 1000);
    await fake.client.companiesOverLimit({ verification: 'strict' });
    expect(fake.searches()).toHaveLength(1);
  });

  test('reads until two readings agree on what decides', async () => {
    const grown = companies.map((row, index) => (index === 159 ? { ...row, targetUserCount: 500 } : row));
    const fake = listing();
    fake.changeAt(17, { companies: grown });
    const [first] = await fake.client.companiesOverLimit({ verification: 'strict' });
    expect(first?.companyId).toBe('c-159');
    expect(fake.searches()).toHaveLength(64);
  });

  test('does not mind what decides nothing', async () => {
    const fake = listing();
    fake.changeAt(17, { companies: companies.map((row) => ({ ...row, monthlyActiveUserCount: 1 })) });
    await fake.client.companiesOverLimit({ verification: 'strict' });
    expect(fake.searches()).toHaveLength(32);
  });
});

test('reads again when the server leaves out a customer that the first page shows to belong', async () => {
  const fake = listing();
  // The list without its first company is what the server selects, the first time.
  fake.changeAt(2, { companies: companies.slice(1) });
  fake.changeAt(4, { companies });
  expect(await fake.client.companiesOverLimit()).toHaveLength(20);
});
