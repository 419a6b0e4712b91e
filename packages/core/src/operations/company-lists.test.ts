import { expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import { createFakeClock, json, searchPage } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const companies = customers(12, (index) => ({
  isNumberOfUsersLimited: index !== 3,
  numberOfUsers: index === 3 ? 'a lot' : index === 5 ? '0' : '100',
  targetUserCount: index % 4 === 1 || index === 3 ? 100 + index : 100,
}));

test.each(['auto', 'strict'] as const)(
  'lists who is over the limit, and warns of another count, in %s',
  async (verification) => {
    const { client, warnings, answerAt } = createFakeClient({ companies }, { pageSize: 2 });
    const over = await client.companiesOverLimit({ verification });
    const shown = over.map((row) => `${row.companyId} ${row.excessUsers} ${row.utilizationPercent}`);
    expect(shown).toEqual(['c-5 105 null', 'c-9 9 109', 'c-1 1 101']);
    expect(warnings).toEqual([]);
    answerAt('/search', json(200, searchPage(companies, { limitExceeded: 77 })));
    expect(await client.companiesOverLimit({ verification })).toHaveLength(3);
    expect(warnings).toEqual([expect.stringMatching(/counts 77 companies over .* the list holds 3\./)]);
  },
);

const renewing = customers(3, (index) => ({ licenseEndDate: `2026-11-${19 + index}T00:00:00` }));

test.each([
  ['UTC', '2026-11-20T12:00:00Z', 'c-0', 'c-1 0'],
  ['Pacific/Kiritimati', '2026-11-20T12:00:00Z', 'c-0 c-1', 'c-2 0'],
  ['Pacific/Pago_Pago', '2026-11-20T10:59:00Z', '', 'c-0 0'],
])('takes the day from the clock, in %s at %s', async (timeZone, now, expired, first) => {
  const { client } = createFakeClient({ companies: renewing }, { clock: createFakeClock(now) });
  expect((await client.expiredLicenses({ timeZone })).map(({ companyId }) => companyId).join(' ')).toBe(expired);
  const [next] = await client.upcomingRenewals({ days: 5, timeZone });
  expect(`${next?.companyId} ${next?.daysUntilRenewal}`).toBe(first);
});

const placeholders = customers(9, (index) => ({
  licenseEndDate: ['0001-01-01T00:00:00', '9999-12-31T00:00:00', '2026-11-19T00:00:00'][index % 3] ?? null,
}));

test.each([
  ['in one page', 100, 6],
  // Of several pages, those that the server selected were read, and the first one.
  ['by a filter', 4, 4],
] as const)('warns once of renewal dates that stand for none, read %s', async (_, pageSize, count) => {
  const { client, warnings } = createFakeClient({ companies: placeholders }, { pageSize });
  const list = await client.expiredLicenses();
  expect(list.map(({ companyId }) => companyId)).toEqual(['c-2', 'c-5', 'c-8']);
  const words = `${count} companies with a Renewal Date before 1990 or after 2999`;
  expect(warnings).toEqual([expect.stringContaining(words)]);
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
