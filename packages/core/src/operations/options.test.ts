import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import { wireCompany } from '../testing/company-builder';
import { createFakeClient } from '../testing/fake-client';

const MARS = 'Mars/Olympus';

/** Options as JavaScript or a form may pass them. */
const calls: readonly (readonly [keyof KeepnetClient, unknown])[] = [
  ['monthlyUserTotal', { grupBy: 'tag' }],
  ['monthlyUserTotal', { groupBy: 'companyName' }],
  ['monthlyUserTotal', { verification: 'none' }],
  ['monthlyUserTotal', { month: '2026-12' }],
  ['monthlyUserTotal', { month: null }],
  ['monthlyUserTotal', null],
  ['usageLines', { month: '2026-12' }],
  ['usageLines', { groupBy: 'tag' }],
  ['compareMonths', { from: new Date(0), to: '2026-10' }],
  ['compareMonths', { to: null }],
  ['companiesOverLimit', { asOf: '2026-11-20' }],
  ['expiredLicenses', { asOf: 'yesterday' }],
  ['expiredLicenses', { timeZone: MARS }],
  ['expiredLicenses', { asOf: '2026-11-20', timeZone: MARS }],
  ['upcomingRenewals', { days: -1 }],
  ['upcomingRenewals', { days: 1.5 }],
  ['upcomingRenewals', { days: '30' }],
  ['upcomingRenewals', { days: 1, asOf: '2026-11-20', timeZone: MARS }],
  ['exportCompanies', { list: 'some' }],
  ['exportCompanies', { origin: 'server' }],
  ['exportCompanies', { format: 'pdf' }],
  ['exportCompanies', { month: '2027-01' }],
  ['exportCompanies', { list: 'expired', asOf: '2026-11-20', timeZone: MARS }],
  ['searchCompanies', { filter: [] }],
  ['searchCompanies', { limit: 0 }],
  ['searchCompanies', { orderBy: 'monthlyUsers' }],
  ['searchCompanies', { ascending: 'yes' }],
  ['searchCompanies', { filters: {} }],
  ['searchCompanies', { filters: [null] }],
  ['searchCompanies', { month: 'May', filters: [{ field: 'companyName', operator: '=', value: 'A' }] }],
  ['monthlyReport', { trendMonths: 13 }],
  ['monthlyReport', { days: 1.5 }],
  ['monthlyReport', { customerTagPrefix: 'bill:' }],
  ['getCompany', undefined],
  ['getCompany', '../connect/token'],
  ['getCompany', 'Search'],
];

type Ask = (...given: unknown[]) => Promise<unknown>;

test.each([
  ...calls.map(([operation, given]) => [operation, [given]] as const),
  ['getCompany', ['a-1', { month: '2026-12' }]] as const,
  ['getCompany', ['a-1', { months: '2026-10' }]] as const,
])('throws KeepnetConfigurationError before any request: %s of %j', async (operation, given) => {
  const { client, keepnet } = createFakeClient({ companies: [] });
  const pending = (client[operation] as Ask)(...given);
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
