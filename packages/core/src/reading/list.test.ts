import { expect, test } from 'vitest';
import type { WireCompany } from '../testing';
import { createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';
import type { SentBody } from '../testing/fake-keepnet/asked';
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

const flagOf = (body: SentBody): string[] => ('isTargetUserCountExceededLimit' in body ? ['over their limit'] : []);

// What the server does not select, no time zone decides.
test.each<[string, string, Partial<FakeKeepnetOptions>, number]>([
  ['UTC', 'selects', {}, 10],
  ['Pacific/Kiritimati', 'selects', {}, 10],
  ['Pacific/Pago_Pago', 'selects', {}, 10],
  ['UTC', 'holds all on one page', {}, 1000],
  ['UTC', 'refuses to select', { refuse: { filter: true, flag: true } }, 10],
  ['UTC', 'selects rows that do not match', { ignore: { filter: true, flag: true } }, 10],
  ['UTC', 'does not keep the order', { ignore: { order: true } }, 10],
])('returns the same lists in %s of a server that %s', async (timeZone, _, server, pageSize) => {
  const options = { asOf: TODAY, timeZone };
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
});

test('asks the server for less only when a page does not hold all: two days wider, and by the documented flag', async () => {
  const small = listing({}, 160);
  await small.client.expiredLicenses();
  await small.client.companiesOverLimit();
  expect(small.searches().map((body) => [...itemsOf(body), ...flagOf(body)])).toEqual([[], []]);
  const fake = listing();
  await fake.client.expiredLicenses({ asOf: TODAY });
  await fake.client.upcomingRenewals({ asOf: TODAY, days: 30 });
  await fake.client.companiesOverLimit();
  expect([...new Set(fake.searches().flatMap((body) => [...itemsOf(body), ...flagOf(body)]))]).toEqual([
    'LicenseEndDate <= 2026-11-21T23:59:59',
    'LicenseEndDate >= 2026-11-18T00:00:00',
    'LicenseEndDate <= 2026-12-22T23:59:59',
    'over their limit',
  ]);
});

test('remembers a refusal for as long as the client lives, each by itself', async () => {
  const fake = listing({ refuse: { filter: true } });
  await fake.client.expiredLicenses();
  await fake.client.upcomingRenewals();
  expect(fake.searches().filter((body) => itemsOf(body).length > 0)).toHaveLength(1);
  await fake.client.companiesOverLimit();
  expect(fake.searches().some((body) => flagOf(body).length > 0)).toBe(true);
});

const grown = companies.map((row, index) => (index === 159 ? { ...row, targetUserCount: 500 } : row));
const used = companies.map((row) => ({ ...row, monthlyActiveUserCount: 1 }));

test.each([
  ['once when one page holds all', 1000, companies, 1],
  ['twice, and asks the server to select nothing', 10, companies, 32],
  ['until two readings agree on what decides', 10, grown, 64],
  ['twice when what changed meanwhile decides nothing', 10, used, 32],
])('reads everything in strict %s', async (_, pageSize, after, searches) => {
  const fake = listing({}, pageSize).changeAt(17, { companies: after });
  const [first] = await fake.client.companiesOverLimit({ verification: 'strict' });
  expect(first?.excessUsers).toBe(after === grown ? 400 : 3);
  expect(fake.searches()).toHaveLength(searches);
  expect(fake.searches().flatMap(flagOf)).toEqual([]);
});

const moved = companies.map((row, index) => (index === 159 ? { ...row, licenseEndDate: '2026-11-25T00:00:00' } : row));

test.each(['expiredLicenses', 'upcomingRenewals'] as const)(
  'reads everything again in strict when a renewal date changes meanwhile: %s',
  async (list) => {
    // A reading has 16 pages. The second begins when the date has changed; the third and fourth agree.
    const fake = listing().changeAt(17, { companies: moved });
    const listed = await fake.client[list]({ asOf: TODAY, verification: 'strict' });
    expect(listed.some(({ companyId }) => companyId === 'c-159')).toBe(list === 'upcomingRenewals');
    expect(fake.searches()).toHaveLength(4 * 16);
  },
);

const [first, second] = companies as [WireCompany, WireCompany];
const joined = [...companies, { ...first, companyResourceId: 'new' }];
const left = companies.slice(1);
const replaced = companies.with(0, { ...second, companyResourceId: 'new' });

// Two readings of 16 pages in strict, of which the first page of the second shows who was replaced; in auto one page and
// two of the selection.
test.each([
  ['strict', 'over its limit joins', 32, joined, 21],
  ['strict', 'over its limit leaves', 32, left, 19],
  ['strict', 'over its limit is replaced by one that is not', 17, replaced, 19],
  ['auto', 'over its limit leaves', 3, left, 19],
] as const)('lists one moment in %s when a customer %s', async (verification, _, noticed, after, count) => {
  for (let nth = 1; nth <= noticed + 2; nth++) {
    const { client } = listing().changeAt(nth, { companies: [...after] });
    expect(await client.companiesOverLimit({ verification })).toHaveLength(nth <= noticed ? count : 20);
  }
});

test('reads again when the server leaves out a customer that the first page shows to belong', async () => {
  // The list without its first company is what the server selects, the first time.
  const fake = listing().changeAt(2, { companies: left });
  expect(await fake.changeAt(4, { companies }).client.companiesOverLimit()).toHaveLength(20);
});
