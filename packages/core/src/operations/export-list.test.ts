import { expect, test } from 'vitest';
import type { WireCompany } from '../testing';
import { createFakeClient, textOf, wireCompanies } from '../testing/fake-client';

const dates = ['2026-11-10T00:00:00', '2026-11-19T00:00:00', '2026-11-20T00:00:00', '2026-11-30T00:00:00', null, null];
const companies = wireCompanies(6, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  companyName: `Name ${index}`,
  licenseEndDate: dates[index] ?? null,
  targetUserCount: index > 3 ? 101 : 100,
  monthlyActiveUserCount: 90 + index,
}));
const months = { '2026-10': Object.fromEntries(companies.map((row, index) => [row.companyResourceId, index + 1])) };

const names = async (stream: AsyncIterable<Uint8Array>): Promise<string[]> =>
  (await textOf(stream))
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '');

test.each([
  [{ list: 'overLimit' }, 'keepnet-over-limit-2026-11-20', ['Name 4', 'Name 5']],
  [{ list: 'expired' }, 'keepnet-expired-2026-11-20', ['Name 0', 'Name 1']],
  [{ list: 'renewals', days: 10 }, 'keepnet-renewals-10-days-2026-11-20', ['Name 2', 'Name 3']],
] as const)(
  'writes the file from the proved list for %j, whatever an export would give',
  async (options, name, expected) => {
    const { client, exports } = createFakeClient({ companies, ignore: { filter: true } });
    const file = await client.exportCompanies({ ...options, format: 'csv' });
    expect(file.fileName).toBe(`${name}.csv`);
    expect(await names(file.stream)).toEqual(expected);
    expect(exports()).toEqual([]);
  },
);

test.each([
  ['overLimit', ['Name 4', 'Name 5']],
  ['expired', ['Name 0', 'Name 1']],
  ['renewals', ['Name 2', 'Name 3']],
] as const)('relies on no filter of the server and reads twice for a strict file of %s', async (list, expected) => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 2 });
  const file = await client.exportCompanies({ list, days: 10, verification: 'strict' });
  expect(await names(file.stream)).toEqual(expected);
  expect(searches()).toHaveLength(2 * 3);
  expect(JSON.stringify(searches())).not.toMatch(/ExceededLimit|LicenseEndDate/);
});

test('writes the users of the month asked for, also when the server is in the next one already', async () => {
  const { client, keepnet } = createFakeClient({ companies, months: { '2026-11': { 'c-0': 7, 'c-1': 8 } } });
  const { stream } = await client.exportCompanies({ list: 'expired', format: 'csv', month: '2026-11' });
  const rows = (await textOf(stream)).trim().split('\r\n').slice(1);
  expect(rows.map((row) => row.split(',')[7])).toEqual(['7', '8']);
  expect(keepnet.bodies('/api/companies/search/export')).toEqual([]);
});

test.each([
  [{ list: 'overLimit', format: 'csv' }, { companies: wireCompanies(2) }],
  [{ list: 'expired', format: 'csv' }, { companies: wireCompanies(2) }],
  [{ list: 'renewals', days: 0, format: 'csv' }, { companies: [] }],
] as const)('writes the header alone for an empty list %j', async (options, { companies: rows }) => {
  const { client, exports } = createFakeClient({ companies: [...rows] });
  expect(await names((await client.exportCompanies(options)).stream)).toEqual([]);
  expect(exports()).toEqual([]);
});

test('writes the days of the reader when instants fall on other days for the server', async () => {
  const shifted = companies.map((row, index) =>
    index === 1 ? { ...row, licenseEndDate: '2026-11-20T02:00:00Z' } : row,
  );
  const { client, exports } = createFakeClient({ companies: shifted });
  const options = { list: 'expired', format: 'csv', asOf: '2026-11-20', timeZone: 'America/New_York' } as const;
  expect(await names((await client.exportCompanies(options)).stream)).toEqual(['Name 0', 'Name 1']);
  expect(exports()).toEqual([]);
});

test('is not misled by a server that counts as many companies, yet others', async () => {
  const [inWindow, early, late] = wireCompanies(3, (index) => ({
    companyName: ['Both', 'Server only', 'Reader only'][index] ?? null,
    licenseEndDate: ['2026-11-25T00:00:00', '2026-11-20T02:00:00Z', '2026-12-01T02:00:00Z'][index] ?? null,
  }));
  const { client } = createFakeClient({ companies: [inWindow, early, late].filter((row) => row !== undefined) });
  const { stream } = await client.exportCompanies({
    list: 'renewals',
    days: 10,
    format: 'csv',
    asOf: '2026-11-20',
    timeZone: 'America/New_York',
  });
  expect(await names(stream)).toEqual(['Both', 'Reader only']);
});

test.each([false, true])(
  'writes the users of another month beside the list of today (dropping idle: %j)',
  async (monthDropsIdle) => {
    const october = { '2026-10': { ...months['2026-10'], 'c-1': 0 } };
    const { client, exports } = createFakeClient({ companies, months: october, monthDropsIdle }, { pageSize: 2 });
    const { stream } = await client.exportCompanies({ list: 'expired', format: 'csv', month: '2026-10' });
    const rows = (await textOf(stream)).trim().split('\r\n').slice(1);
    expect(rows.map((row) => `${row.split(',')[0]}: ${row.split(',')[7]}`)).toEqual(['Name 0: 1', 'Name 1: 0']);
    expect(exports()).toEqual([]);
  },
);

test('throws KeepnetConsistencyError when a company of the list is not among those of the month', async () => {
  const fake = createFakeClient({ companies, months });
  fake.keepnet.options.before = ({ body }) => {
    if (body?.includes('MonthlyActiveUser')) fake.keepnet.options.companies = companies.slice(1);
    return undefined;
  };
  const refused = fake.client.exportCompanies({ list: 'expired', format: 'csv', month: '2026-10' });
  await expect(refused).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});
