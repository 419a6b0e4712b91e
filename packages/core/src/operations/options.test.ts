import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import { wireCompany } from '../testing/company-builder';
import { createFakeClient } from '../testing/fake-client';

/** Options as JavaScript or a form may pass them. */
const any = (options: unknown): never => options as never;

const calls: [string, (client: KeepnetClient) => Promise<unknown>][] = [
  ['monthlyUserTotal: misspelled option', (client) => client.monthlyUserTotal(any({ grupBy: 'tag' }))],
  ['monthlyUserTotal: groupBy', (client) => client.monthlyUserTotal(any({ groupBy: 'companyName' }))],
  ['usageLines: month in the future', (client) => client.usageLines({ month: '2026-12' })],
  ['usageLines: groupBy', (client) => client.usageLines(any({ groupBy: 'tag' }))],
  ['monthlyUserTotal: verification', (client) => client.monthlyUserTotal(any({ verification: 'none' }))],
  ['monthlyUserTotal: null', (client) => client.monthlyUserTotal(any(null))],
  ['monthlyUserTotal: month in another form', (client) => client.monthlyUserTotal({ month: '11/2026' })],
  ['monthlyUserTotal: month 13', (client) => client.monthlyUserTotal({ month: '2026-13' })],
  ['monthlyUserTotal: month before the first', (client) => client.monthlyUserTotal({ month: '2025-11' })],
  ['monthlyUserTotal: month in the future', (client) => client.monthlyUserTotal({ month: '2026-12' })],
  ['monthlyUserTotal: null month', (client) => client.monthlyUserTotal(any({ month: null }))],
  ['compareMonths: a Date', (client) => client.compareMonths(any({ from: new Date(), to: '2026-10' }))],
  ['compareMonths: null', (client) => client.compareMonths(any({ to: null }))],
  ['compareMonths: an earlier null', (client) => client.compareMonths(any({ from: null }))],
  ['companiesOverLimit: asOf', (client) => client.companiesOverLimit(any({ asOf: '2026-11-20' }))],
  ['expiredLicenses: asOf', (client) => client.expiredLicenses({ asOf: 'yesterday' })],
  ['expiredLicenses: invalid Date', (client) => client.expiredLicenses({ asOf: new Date(Number.NaN) })],
  ['expiredLicenses: time zone', (client) => client.expiredLicenses({ timeZone: 'Mars/Olympus' })],
  [
    'expiredLicenses: time zone beside a day',
    (client) => client.expiredLicenses({ asOf: '2026-11-20', timeZone: 'Mars/Olympus' }),
  ],
  ['upcomingRenewals: days', (client) => client.upcomingRenewals({ days: -1 })],
  ['upcomingRenewals: half days', (client) => client.upcomingRenewals({ days: 1.5 })],
  ['upcomingRenewals: days as text', (client) => client.upcomingRenewals(any({ days: '30' }))],
  [
    'upcomingRenewals: time zone beside a day',
    (client) => client.upcomingRenewals({ days: 1, asOf: '2026-11-20', timeZone: 'Mars/Olympus' }),
  ],
  ['exportCompanies: list', (client) => client.exportCompanies(any({ list: 'some', format: 'csv' }))],
  ['exportCompanies: origin', (client) => client.exportCompanies(any({ origin: 'server' }))],
  ['exportCompanies: format', (client) => client.exportCompanies(any({ list: 'all', format: 'pdf' }))],
  ['exportCompanies: month', (client) => client.exportCompanies({ list: 'all', format: 'csv', month: '2027-01' })],
  [
    'exportCompanies: time zone beside a day',
    (client) =>
      client.exportCompanies({ list: 'expired', format: 'csv', asOf: '2026-11-20', timeZone: 'Mars/Olympus' }),
  ],
  ['searchCompanies: misspelled option', (client) => client.searchCompanies(any({ filter: [] }))],
  ['searchCompanies: limit', (client) => client.searchCompanies({ limit: 0 })],
  ['searchCompanies: orderBy', (client) => client.searchCompanies(any({ orderBy: 'monthlyUsers' }))],
  ['searchCompanies: ascending', (client) => client.searchCompanies(any({ ascending: 'yes' }))],
  ['searchCompanies: filters', (client) => client.searchCompanies(any({ filters: {} }))],
  ['searchCompanies: a filter that is none', (client) => client.searchCompanies(any({ filters: [null] }))],
  [
    'searchCompanies: month beside a filter',
    (client) =>
      client.searchCompanies({ month: 'May', filters: [{ field: 'companyName', operator: '=', value: 'A' }] }),
  ],
  ['getCompany: nothing', (client) => client.getCompany(any(undefined))],
  ['getCompany: month', (client) => client.getCompany('a-1', { month: '2026-12' })],
  ['getCompany: misspelled option', (client) => client.getCompany('a-1', any({ months: '2026-10' }))],
  ['getCompany: a path', (client) => client.getCompany('../connect/token')],
  ['getCompany: another address', (client) => client.getCompany('Search')],
];

test.each(calls)('throws KeepnetConfigurationError before any request for %s', async (_, call) => {
  const { client, keepnet } = createFakeClient({ companies: [] });
  await expect(call(client)).rejects.toMatchObject({ name: 'KeepnetConfigurationError', code: 'CONFIGURATION' });
  expect(keepnet.transport.requests).toEqual([]);
});

test('takes an option that is undefined for one that is left out', async () => {
  const { client } = createFakeClient({ companies: [] });
  const total = await client.monthlyUserTotal(any({ month: undefined, groupBy: undefined, verification: undefined }));
  expect(total.month).toBe('2026-11');
});

test('takes sensible options where all are left out', async () => {
  const { client, clock } = createFakeClient({
    companies: [
      wireCompany({ licenseEndDate: '2026-12-20T00:00:00' }),
      wireCompany({ licenseEndDate: '2026-12-21T00:00:00' }),
    ],
  });
  expect(clock.now()).toBe(Date.parse('2026-11-20T12:00:00Z'));
  expect(await client.compareMonths()).toMatchObject({ from: '2026-09', to: '2026-10' });
  expect(await client.compareMonths({ to: '2026-02' })).toMatchObject({ from: '2026-01', to: '2026-02' });
  expect(await client.upcomingRenewals()).toMatchObject([{ daysUntilRenewal: 30 }]);
  expect((await client.exportCompanies()).fileName).toBe('keepnet-companies-2026-11-20.csv');
  expect((await client.exportCompanies({ list: 'usage' })).fileName).toBe('keepnet-usage-2026-10.csv');
  expect((await client.usageLines()).month).toBe('2026-10');
  expect((await client.exportCompanies({ list: 'renewals' })).fileName).toBe('keepnet-renewals-30-days-2026-11-20.csv');
});
