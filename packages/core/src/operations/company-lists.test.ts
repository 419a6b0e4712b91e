import { expect, test } from 'vitest';
import { createFakeClock, json, searchPage, type WireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(12, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${String(index).padStart(2, '0')}`,
  isNumberOfUsersLimited: index !== 3,
  numberOfUsers: index === 3 ? 'a lot' : index === 5 ? '0' : '100',
  targetUserCount: index % 4 === 1 || index === 3 ? 100 + index : 100,
}));

test.each(['auto', 'strict'] as const)(
  'returns the companies over their limit, the largest excess first, and warns when the server counts others (%s)',
  async (verification) => {
    const fake = createFakeClient({ companies }, { pageSize: 2 });
    const over = async () =>
      (await fake.client.companiesOverLimit({ verification })).map(
        ({ companyId, excessUsers, utilizationPercent }) => `${companyId} ${excessUsers} ${utilizationPercent}`,
      );
    expect(await over()).toEqual(['c-05 105 null', 'c-09 9 109', 'c-01 1 101']);
    expect(fake.warnings).toEqual([]);
    fake.answerAt('/search', json(200, searchPage(companies, { limitExceeded: 77 })));
    expect(await over()).toHaveLength(3);
    expect(fake.warnings).toEqual([expect.stringMatching(/counts 77 companies over .* the list holds 3\./)]);
  },
);

const renewing = wireCompanies(3, (index) => ({
  companyResourceId: `r-${index}`,
  licenseEndDate: `2026-11-${19 + index}T00:00:00`,
}));

test.each([
  ['UTC', '2026-11-20T12:00:00Z', 'r-0', 'r-1 0'],
  ['Pacific/Kiritimati', '2026-11-20T12:00:00Z', 'r-0 r-1', 'r-2 0'],
  ['Pacific/Pago_Pago', '2026-11-20T10:59:00Z', '', 'r-0 0'],
])('takes the day from the clock, in %s at %s', async (timeZone, now, expired, first) => {
  const { client } = createFakeClient({ companies: renewing }, { clock: createFakeClock(now) });
  expect((await client.expiredLicenses({ timeZone })).map(({ companyId }) => companyId).join(' ')).toBe(expired);
  const [next] = await client.upcomingRenewals({ days: 5, timeZone });
  expect(`${next?.companyId} ${next?.daysUntilRenewal}`).toBe(first);
});

const placeholders = wireCompanies(9, (index) => ({
  companyResourceId: `p-${index}`,
  licenseEndDate: ['0001-01-01T00:00:00', '9999-12-31T00:00:00', '2026-11-19T00:00:00'][index % 3] ?? null,
}));

test.each([
  ['in one page', 100, 6],
  // Of several pages, those that the server selected were read, and the first one.
  ['by a filter', 4, 4],
] as const)('warns once of renewal dates that stand for none, read %s', async (_, pageSize, count) => {
  const { client, warnings } = createFakeClient({ companies: placeholders }, { pageSize });
  const list = await client.expiredLicenses();
  expect(list.map(({ companyId }) => companyId)).toEqual(['p-2', 'p-5', 'p-8']);
  expect(warnings).toEqual([
    expect.stringContaining(`${count} companies with a Renewal Date before 1990 or after 2999`),
  ]);
});

test.each([
  ['2026-11-30T10:30:00Z', '2026-11'],
  ['2026-12-01T11:30:00Z', '2026-12'],
])('warns at %s that rows without a month may count another one than %s', async (now, month) => {
  const { client, warnings } = createFakeClient({ companies }, { clock: createFakeClock(now) });
  const stated = `The Monthly Users are given as those of ${month}, and near the end of a month Keepnet may count another`;
  const asks = [
    () => client.searchCompanies({ limit: 3 }),
    () => client.searchCompanies(),
    () => client.companiesOverLimit(),
    () => client.expiredLicenses(),
    () => client.upcomingRenewals(),
    () => client.exportCompanies(),
  ];
  for (const [index, ask] of asks.entries()) {
    await ask();
    expect(warnings).toHaveLength(index + 1);
    expect(warnings.at(-1)).toContain(stated);
  }
});

test.each(['2026-11-30T09:30:00Z', '2026-12-01T12:30:00Z'])('warns of no other month at %s', async (now) => {
  const { client, warnings } = createFakeClient({ companies }, { clock: createFakeClock(now) });
  await client.searchCompanies();
  await client.expiredLicenses();
  expect(warnings).toEqual([]);
});
