import { expect, test } from 'vitest';
import { createFakeClock, json, searchPage, type WireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(12, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${String(index).padStart(2, '0')}`,
  isNumberOfUsersLimited: index !== 3,
  numberOfUsers: index === 3 ? 'a lot' : index === 5 ? '0' : '100',
  targetUserCount: index % 4 === 1 || index === 3 ? 100 + index : 100,
}));
const over = ['c-05 105 null', 'c-09 9 109', 'c-01 1 101'];

const show = (
  list: readonly { companyId: string; excessUsers: number; utilizationPercent: number | null }[],
): string[] =>
  list.map(({ companyId, excessUsers, utilizationPercent }) => `${companyId} ${excessUsers} ${utilizationPercent}`);

test('returns the companies over their limit, the largest excess first', async () => {
  const { client, warnings } = createFakeClient({ companies }, { pageSize: 2 });
  expect(show(await client.companiesOverLimit())).toEqual(over);
  expect(warnings).toEqual([]);
});

test.each(['standard', 'strict'] as const)(
  'warns when the server counts others over their limit (%s)',
  async (verification) => {
    const answer = json(200, searchPage(companies, { limitExceeded: 77 }));
    const fake = createFakeClient({ companies }).answerAt('/search', answer);
    expect(show(await fake.client.companiesOverLimit({ verification }))).toEqual(over);
    expect(fake.warnings).toHaveLength(1);
    expect(fake.warnings[0]).toMatch(/77.*3/);
    expect(fake.warnings[0]).not.toMatch(/c-\d|Company \d/);
  },
);

test('warns of one company in the singular', async () => {
  const answer = json(200, searchPage([], { limitExceeded: 1 }));
  const { client, warnings } = createFakeClient({ companies: [] }).answerAt('/search', answer);
  expect(await client.companiesOverLimit()).toEqual([]);
  expect(warnings[0]).toContain('counts 1 company over');
});

test('throws KeepnetResponseError for a limit that cannot be read rather than leave the company out', async () => {
  const { client } = createFakeClient({ companies, present: (row) => ({ ...row, numberOfUsers: 'ten' }) });
  await expect(client.companiesOverLimit()).rejects.toMatchObject({
    name: 'KeepnetResponseError',
    message: expect.stringContaining('numberOfUsers') as string,
  });
});

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

test('takes asOf as a Date, an instant or a day of the reader', async () => {
  const { client } = createFakeClient({ companies: renewing });
  for (const asOf of [new Date('2026-11-20T22:00:00Z'), '2026-11-20T22:00:00Z', '2026-11-21', '2026-11-21T01:00:00']) {
    const list = await client.expiredLicenses({ asOf, timeZone: 'Europe/Istanbul' });
    expect(list.map(({ companyId, daysExpired }) => `${companyId} ${daysExpired}`)).toEqual(['r-0 2', 'r-1 1']);
  }
});

test.each([
  ['DD/MM/YYYY', '19/11/2026 00:00'],
  ['MM/DD/YYYY', '11/19/2026 12:00 AM'],
] as const)('reads dates written %s by setting alone', async (dateFormat, licenseEndDate) => {
  const options = { companies: renewing, present: (row: WireCompany) => ({ ...row, licenseEndDate }) };
  const { client } = createFakeClient(options, { dateFormat });
  expect(await client.expiredLicenses()).toHaveLength(3);
  const refused = createFakeClient(options).client.expiredLicenses();
  await expect(refused).rejects.toMatchObject({ name: 'KeepnetResponseError' });
});

const placeholders = wireCompanies(9, (index) => ({
  companyResourceId: `p-${index}`,
  licenseEndDate:
    index % 3 === 0 ? '0001-01-01T00:00:00' : index % 3 === 1 ? '9999-12-31T00:00:00' : '2026-11-19T00:00:00',
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
