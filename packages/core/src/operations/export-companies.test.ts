import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { bytes, json, type WireCompany } from '../testing';
import { createFakeClient, itemsOf, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(6, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  companyName: index === 0 ? '=Acme, "A"' : `Name ${index}`,
  isNumberOfUsersLimited: index !== 5,
  targetUserCount: index === 1 ? 150 : index === 2 ? 104 : 20,
  licenseEndDate: ['2026-11-01T00:00:00', '2026-11-19T00:00:00', '2026-11-25T00:00:00'][index] ?? '2028-01-01T00:00:00',
  createTime: `2026-01-0${index + 1}T10:30:00Z`,
  tags: index === 0 ? ['Gold', 'EU'] : null,
}));
const months = { '2026-10': { 'c-0': 7, 'c-4': 5 } };
const NAME = ['Company Name', 'Reseller Name'];
const USERS = ['License Limit', 'Target Users'];
const THIS_MONTH = 'Monthly Users 2026-11';
const OTHERS = ['Inactive Users', 'Deleted Users', 'Industry', 'License Type'];
const USAGE = [...USERS, ...OTHERS, 'Renewal Date'];
const LAST = ['Date Created', 'Tags', 'Company ID'];
const own = { origin: 'keepnet' } as const;
const EVERYONE = ['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5'];

type Client = ReturnType<typeof createFakeClient>['client'];

async function tableOf(client: Client, options: Parameters<Client['exportCompanies']>[0]) {
  const { stream, ...file } = await client.exportCompanies(options);
  const [header = [], ...rows] = parse(await textOf(stream)) as string[][];
  return { ...file, header, rows };
}

test.each([
  [{ list: 'all' }, [THIS_MONTH, ...USAGE], EVERYONE, 'companies-2026-11-20'],
  [{ list: 'all', month: '2026-10' }, ['Monthly Users 2026-10', ...USAGE], EVERYONE, 'companies-2026-10'],
  [{ list: 'usage' }, ['Monthly Users 2026-10', ...USAGE], EVERYONE, 'usage-2026-10'],
  [
    { list: 'overLimit' },
    [...USERS, 'Excess Users', 'Utilization %', THIS_MONTH, ...OTHERS, 'Renewal Date'],
    ['c-1', 'c-2'],
    'over-limit-2026-11-20',
  ],
  [
    { list: 'expired', month: '2026-10' },
    ['Renewal Date', 'Days Expired', ...USERS, 'Monthly Users 2026-10', ...OTHERS],
    ['c-0', 'c-1'],
    'expired-2026-11-20',
  ],
  [
    { list: 'renewals' },
    ['Renewal Date', 'Days Until Renewal', ...USERS, THIS_MONTH, ...OTHERS],
    ['c-2'],
    'renewals-30-days-2026-11-20',
  ],
] as const)('a file of %j has what it is about first, the Company ID last', async (options, columns, ids, name) => {
  const { client } = createFakeClient({ companies, months }, { pageSize: 4 });
  const table = await tableOf(client, options);
  expect(table).toMatchObject({ fileName: `keepnet-${name}.csv`, mimeType: 'text/csv', companyCount: ids.length });
  expect(table.header).toEqual([...NAME, ...columns, ...LAST]);
  expect(table.rows.map((row) => row.at(-1))).toEqual(ids);
});

test('a file of verified rows has what the console writes, formulas defused', async () => {
  const { client } = createFakeClient({ companies, months });
  const { rows } = await tableOf(client, {});
  expect(rows[0]).toEqual([
    ...['\'=Acme, "A"', 'North Reseller', '40', '100', '20', '0', '0', 'Finance', 'Enterprise'],
    ...['2026-11-01', '2026-01-01T10:30:00Z', 'Gold, EU', 'c-0'],
  ]);
  expect(rows[5]?.[3]).toBe('Unlimited');
  const overLimit = await tableOf(client, { list: 'overLimit' });
  expect(overLimit.rows[0]?.slice(2, 7)).toEqual(['100', '150', '50', '150', '40']);
  const october = await tableOf(client, { list: 'expired', month: '2026-10' });
  expect(october.rows.map((row) => row[6])).toEqual(['7', '0']);
});

test('a file of verified rows may be a workbook for Excel', async () => {
  const { client } = createFakeClient({ companies });
  const file = await client.exportCompanies({ format: 'excel' });
  expect(file).toMatchObject({
    fileName: 'keepnet-companies-2026-11-20.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    companyCount: 6,
  });
  expect((await textOf(file.stream)).slice(0, 2)).toBe('PK');
});

test('a file of nobody has a header alone', async () => {
  const { client } = createFakeClient({ companies: [] });
  expect(await tableOf(client, { list: 'expired' })).toMatchObject({ rows: [], companyCount: 0 });
});

test.each([
  [{ list: 'all' }, [], false, 'companies'],
  [{ list: 'all', month: '2026-10' }, ['MonthlyActiveUser = 2026-10'], false, 'companies'],
  [{ list: 'usage' }, ['MonthlyActiveUser = 2026-10'], false, 'usage'],
  [{ list: 'overLimit' }, [], true, 'over-limit'],
  [{ list: 'expired' }, ['LicenseEndDate <= 2026-11-19T23:59:59'], false, 'expired'],
  [
    { list: 'renewals', days: 5 },
    ['LicenseEndDate >= 2026-11-20T00:00:00', 'LicenseEndDate <= 2026-11-25T23:59:59'],
    false,
    'renewals-5-days',
  ],
] as const)('Keepnet’s own file is asked for with %j and comes as it is', async (options, items, flagged, name) => {
  const content = '\ufeffCompany Name;Notes\r\n=Acme;"x"\r\nwithout an end';
  const fake = createFakeClient({ companies }).answerAt('/export', bytes(200, [content]));
  const { stream, ...file } = await fake.client.exportCompanies({ ...options, ...own });
  expect(fake.exports().flatMap(itemsOf)).toEqual(items);
  expect(fake.exports()).toMatchObject([{ exportType: 'CSV', reportAllPages: true }]);
  expect('isTargetUserCountExceededLimit' in (fake.exports()[0] ?? {})).toBe(flagged);
  expect(fake.searches()).toEqual([]);
  expect(file).toEqual({ fileName: `keepnet-${name}-2026-11-20.csv`, mimeType: 'text/csv', companyCount: null });
  expect(await buffer(stream)).toEqual(Buffer.from(content));
});

test('Keepnet’s own file is asked for as a workbook, and fails at its end when it was cut short', async () => {
  const file = bytes(200, ['PK\u0003\u0004 and so on']);
  const { client, exports } = createFakeClient({ companies }).answerAt('/export', file);
  const { stream } = await client.exportCompanies({ ...own, format: 'excel' });
  await expect(textOf(stream)).rejects.toThrow('The Excel file was cut short');
  expect(exports()).toMatchObject([{ exportType: 'Excel' }]);
});

test('Keepnet’s own file is an error when Keepnet refuses it with status 200', async () => {
  const refusal = json(200, { status: 'INPUT_ERROR', message: 'No' });
  const { client } = createFakeClient({ companies }).answerAt('/export', refusal);
  await expect(client.exportCompanies(own)).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
});
