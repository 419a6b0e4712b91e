import { expect, test } from 'vitest';
import { createFakeClock, json, searchPage } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(3);

test('throws KeepnetConsistencyError when the one page holds more companies than there are', async () => {
  const wrong = json(200, searchPage(companies, { total: 2 }));
  const { client } = createFakeClient({ companies: [] }).answerAt('/search', wrong);
  const pending = client.searchCompanies({ limit: 3 });
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  await expect(pending).rejects.toThrow('page 1 held 3 companies instead of 2');
});

test('reads the page again when the calendar month changes under it', async () => {
  const clock = createFakeClock('2026-11-30T23:59:59.500Z');
  const fake = createFakeClient({ companies }, { clock, latencyMs: 700 });
  const found = await fake.client.searchCompanies({ limit: 3 });
  expect(found.companies.map(({ usageMonth }) => usageMonth)).toEqual(['2026-12', '2026-12', '2026-12']);
  expect(fake.searches()).toHaveLength(2);
});

test.each([
  ['2026-11-30T10:30:00Z', '2026-11'],
  ['2026-12-01T11:30:00Z', '2026-12'],
])('rows without a month come with a warning at %s, when Keepnet may count another month', async (now, month) => {
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

test.each(['2026-11-30T09:30:00Z', '2026-12-01T12:30:00Z'])('and without one at %s', async (now) => {
  const { client, warnings } = createFakeClient({ companies }, { clock: createFakeClock(now) });
  await client.searchCompanies();
  await client.expiredLicenses();
  expect(warnings).toEqual([]);
});
