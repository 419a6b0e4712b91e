import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import { wireCompany } from '../testing/company-builder';
import { createFakeClient } from '../testing/fake-client';

type Ask = (first: unknown, second?: unknown) => Promise<unknown>;

// Values that no option takes are in test/hostile/hostile-options.test.ts.
test.each<[operation: keyof KeepnetClient, first: unknown, second?: unknown]>([
  ['monthlyUserTotal', { grupBy: 'tag' }],
  ['usageLines', { groupBy: 'tag' }],
  ['compareMonths', { month: '2026-10' }],
  ['companiesOverLimit', { asOf: '2026-11-20' }],
  ['expiredLicenses', { days: 1 }],
  ['upcomingRenewals', { day: 1 }],
  ['exportCompanies', { trendMonths: 1 }],
  ['searchCompanies', { filter: [] }],
  ['getCompany', 'a-1', { months: '2026-10' }],
  ['monthlyReport', { customerTagPrefix: 'bill:' }],
  ['monthlyReport', { trendMonths: 13 }],
  ['monthlyUserTotal', { month: '2026-12' }],
  ['expiredLicenses', { asOf: '2026-11-20', timeZone: 'Mars/Olympus' }],
  ['getCompany', 'Search'],
])('throws KeepnetConfigurationError before any request: %s of %j, %j', async (operation, first, second) => {
  const { client, keepnet } = createFakeClient({ companies: [] });
  const pending = (client[operation] as Ask)(first, second);
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetConfigurationError', code: 'CONFIGURATION' });
  expect(keepnet.transport.requests).toEqual([]);
});

test('takes an option that is undefined for one that is left out', async () => {
  const { client } = createFakeClient({ companies: [] });
  const options = { month: undefined, groupBy: undefined, verification: undefined };
  expect((await client.monthlyUserTotal(options as object)).month).toBe('2026-11');
});

test('takes sensible options where all are left out', async () => {
  const companies = ['2026-12-20', '2026-12-21'].map((licenseEndDate) => wireCompany({ licenseEndDate }));
  const { client } = createFakeClient({ companies });
  expect(await client.compareMonths()).toMatchObject({ from: '2026-09', to: '2026-10' });
  expect(await client.compareMonths({ to: '2026-02' })).toMatchObject({ from: '2026-01', to: '2026-02' });
  expect(await client.upcomingRenewals()).toMatchObject([{ daysUntilRenewal: 30 }]);
  expect((await client.exportCompanies()).fileName).toBe('keepnet-companies-2026-11-20.csv');
  expect((await client.exportCompanies({ list: 'usage' })).fileName).toBe('keepnet-usage-2026-10.csv');
  expect((await client.usageLines()).month).toBe('2026-10');
  expect((await client.exportCompanies({ list: 'renewals' })).fileName).toBe('keepnet-renewals-30-days-2026-11-20.csv');
});
