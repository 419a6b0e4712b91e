import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import { wireCompany } from '../testing/company-builder';
import { createFakeClient } from '../testing/fake-client';

type Ask = (...given: readonly unknown[]) => Promise<unknown>;
const OWN_STRICTLY = { origin: 'keepnet', verification: 'strict' };

// Values that no option takes are in test/hostile/hostile-options.test.ts.
test.each<[operation: keyof KeepnetClient, given: readonly unknown[], words: string]>([
  ['monthlyUserTotal', [{ grupBy: 'tag' }], 'There is no option "grupBy" here'],
  ['usageLines', [{ groupBy: 'tag' }], 'There is no option "groupBy" here'],
  ['invoiceLines', [{ priceBok: {} }], 'There is no option "priceBok" here'],
  ['compareMonths', [{ month: '2026-10' }], 'There is no option "month" here'],
  ['companiesOverLimit', [{ asOf: '2026-11-20' }], 'There is no option "asOf" here'],
  ['expiredLicenses', [{ days: 1 }], 'There is no option "days" here'],
  ['upcomingRenewals', [{ day: 1 }], 'There is no option "day" here'],
  ['exportCompanies', [{ trendMonths: 1 }], 'There is no option "trendMonths" here'],
  ['searchCompanies', [{ filter: [] }], 'There is no option "filter" here'],
  ['getCompany', ['a-1', { months: '2026-10' }], 'There is no option "months" here'],
  ['monthlyReport', [{ customerTagPrefix: 'bill:' }], 'No result: "customerTagPrefix" is about'],
  ['monthlyReport', [{ trendMonths: 13 }], '"trendMonths" must be a whole number of months from 0 to 12'],
  ['monthlyUserTotal', [{ month: '2026-12' }], 'The month 2026-12 is in the future'],
  ['expiredLicenses', [{ asOf: '2026-11-20', timeZone: 'Mars/Olympus' }], 'The time zone "Mars/Olympus" does'],
  ['getCompany', ['Search'], 'A Company ID consists of letters, digits'],
  ['invoiceLines', [{ priceBook: undefined }], 'priceBook must be { currency, prices }'],
  ['exportCompanies', [OWN_STRICTLY], "No file: Keepnet's own file is not checked"],
])('throws KeepnetConfigurationError before any request: %s of %j', async (operation, given, words) => {
  const { client, keepnet } = createFakeClient({ companies: [] });
  const pending = (client[operation] as Ask)(...given);
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetConfigurationError', code: 'CONFIGURATION' });
  await expect(pending).rejects.toThrow(words);
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
});
