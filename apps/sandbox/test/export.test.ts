import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { filterOf, SandboxClient } from './sandbox-client';

const COLUMNS = [
  'Company Name',
  'Reseller Name',
  'Industry',
  'License Type',
  'Target Users',
  'Inactive Users',
  'Deleted Users',
  'Monthly Users',
  'License Limit',
  'Tags',
  'Renewal Date',
  'Date Created',
];

const tableSchema = z.array(z.array(z.string()));

function tableOf(text: string, delimiter = ','): string[][] {
  return tableSchema.parse(parse(text, { delimiter, bom: true }));
}

const sumOf = (table: readonly string[][], column: number) =>
  table.slice(1).reduce((total, row) => total + Number(row[column]), 0);

describe('POST /api/companies/search/export', () => {
  it('returns every company as CSV with the names of the console', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const answer = await client.export();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    const [header, ...rows] = tableOf(answer.body);
    expect(header).toEqual(COLUMNS);
    const names = client.sandbox.snapshot().map((company) => company.companyName);
    expect(rows.map(([name]) => name).toSorted()).toEqual(names.toSorted());
    expect(names).toEqual(expect.arrayContaining(['=1+1 Holding', 'Two Lines\nOf Name Oy', 'Carriage\r\nReturn AB']));
  });

  it('returns the same rows as Excel, with numbers as numbers', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const answer = await client.export({ exportType: 'Excel' });
    const book = await readXlsx(answer.rawPayload);
    const [header, ...rows] = book.sheets[0]?.rows ?? [];
    expect(header).toEqual(COLUMNS);
    expect(rows).toHaveLength(120);
    const users = rows.reduce((total, row) => total + Number(row[7]), 0);
    expect(rows.every((row) => typeof row[7] === 'number')).toBe(true);
    expect(users).toBe(sumOf(tableOf((await client.export()).body), 7));
    expect(rows.some((row) => row[0] === '=1+1 Holding')).toBe(true);
  });

  it('returns one page only when reportAllPages is false', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const page = { reportAllPages: false, pageNumber: 2, pageSize: 50 };
    const names = tableOf((await client.export(page)).body)
      .slice(1)
      .map(([name]) => name);
    expect(names).toEqual((await client.rows({ pageNumber: 2, pageSize: 50 })).map((row) => row.companyName));
  });

  it('returns what filter, month and over-limit flag select', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const filter = filterOf([
      ['MonthlyActiveUser', '=', '2026-02'],
      ['TargetUserCount', '>', '10'],
    ]);
    const table = tableOf((await client.export({ filter, isTargetUserCountExceededLimit: true })).body);
    const truth = client.sandbox.snapshot({ month: '2026-02' }).filter((c) => c.isOverLimit && c.targetUsers > 10);
    expect(table).toHaveLength(truth.length + 1);
    expect(sumOf(table, 7)).toBe(truth.reduce((total, c) => total + c.monthlyUsers, 0));
  });

  it('returns 400 for an empty list, a missing and an unknown export type', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const nothing = filterOf([['CompanyName', '=', 'nobody']]);
    expect((await client.export({ filter: nothing })).statusCode).toBe(400);
    expect((await client.export({ exportType: undefined })).json()).toMatchObject({
      validationMessages: ['The ExportType field is required.'],
    });
    expect((await client.export({ exportType: 'Csv' })).statusCode).toBe(400);
  });
});

describe('export scenarios', () => {
  test.each([
    ['export-semicolon', ';'],
    ['export-tab', '\t'],
  ])('%s returns the same table with another separator', async (scenario, delimiter) => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    expect(tableOf((await client.export({}, scenario)).body, delimiter)).toEqual(tableOf((await client.export()).body));
  });

  it('export-bom returns a byte order mark first', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    expect((await client.export({}, 'export-bom')).rawPayload.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect((await client.export()).rawPayload.subarray(0, 1).toString()).toBe('C');
  });

  it('returns other columns with the column scenarios', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const header = async (scenario: string) => tableOf((await client.export({}, scenario)).body)[0];
    expect(await header('export-missing-column')).not.toContain('Monthly Users');
    expect(await header('export-user-limit')).toEqual(expect.arrayContaining(['User Limit']));
    expect(await header('export-user-limit')).not.toContain('License Limit');
    expect(await header('export-extra-columns')).toEqual(['Region', ...COLUMNS.toReversed(), 'Risk Score']);
    const unnamed = COLUMNS.filter((name) => name !== 'Reseller Name' && name !== 'Monthly Users');
    expect(await header('export-users-last')).toEqual([...unnamed, 'Monthly Users']);
  });

  it('export-ignores-filter returns every company', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const filter = filterOf([['TargetUserCount', '>', '100']]);
    expect(tableOf((await client.export({ filter }, 'export-ignores-filter')).body)).toHaveLength(121);
    expect((await client.rows({ filter })).length).toBeLessThan(100);
  });

  it('export-ignores-month returns the current month', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const filter = filterOf([['MonthlyActiveUser', '=', '2026-02']]);
    const current = sumOf(tableOf((await client.export()).body), 7);
    expect(sumOf(tableOf((await client.export({ filter }, 'export-ignores-month')).body), 7)).toBe(current);
    expect(sumOf(tableOf((await client.export({ filter })).body), 7)).not.toBe(current);
  });

  it('export-plain-lines returns the same table in lines without carriage returns', async () => {
    const client = await SandboxClient.connect();
    const [plain, usual] = [await client.export({}, 'export-plain-lines'), await client.export()];
    expect(usual.body).toMatch(/\r\n$/);
    expect(plain.body).not.toMatch(/\n$/);
    expect(tableOf(plain.body)).toEqual(tableOf(usual.body));
    expect(plain.body.length).toBeLessThan(usual.body.length - 120);
  });

  it('export-first-page returns the page that was asked for, although all were', async () => {
    const client = await SandboxClient.connect();
    expect(tableOf((await client.export({ pageSize: 50 }, 'export-first-page')).body)).toHaveLength(51);
    expect(tableOf((await client.export({}, 'export-first-page')).body)).toHaveLength(121);
  });

  it('export-missing-rows returns all but one', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    expect(tableOf((await client.export({}, 'export-missing-rows')).body)).toHaveLength(120);
  });

  it('changes rows with the row scenarios', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const table = async (scenario: string) => tableOf((await client.export({}, scenario)).body);
    const plain = await table('');
    const users = (rows: readonly (readonly string[])[]) => rows.slice(1).map((row) => row[7] ?? '');

    expect(await table('export-header-only')).toEqual([COLUMNS]);
    expect(await table('export-drops-zero')).toEqual(plain.filter((row) => row[7] !== '0'));
    expect(users(plain)).toContain('0');

    const withTotal = await table('export-missing-rows,export-total-row');
    expect(withTotal.slice(0, -1)).toEqual(plain.slice(0, -1));
    expect(withTotal.at(-1)).toEqual(COLUMNS.map((_, index) => (index === 7 ? String(sumOf(plain, 7)) : '')));

    const grouped = users(await table('export-grouped-digits'));
    expect(grouped.some((text) => /^\d{1,3}(,\d{3})+$/.test(text))).toBe(true);
    expect(grouped.map((text) => text.replaceAll(',', ''))).toEqual(users(plain));

    const swapped = users(await table('export-swapped-users'));
    expect(swapped.filter((text, index) => text !== users(plain)[index])).toHaveLength(2);
    expect(swapped.toSorted()).toEqual(users(plain).toSorted());

    const names = (await table('export-other-names')).map(([name]) => name ?? '');
    expect(names).toEqual(expect.arrayContaining(["'=1+1 Holding", "'+Plus Energy", "'-Minus Media", "'@Home Travel"]));
    expect(names.filter((name) => name !== name.normalize('NFC')).length).toBeGreaterThan(0);
    expect(names.map((name) => name.replace(/^'/, '').normalize('NFC'))).toEqual(
      plain.map(([name]) => name?.replace(/\s+/g, ' ').trim()),
    );
  });

  it('export-error returns an error with status 200, or with the one it names', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const soft = await client.export({}, 'export-error');
    expect([soft.statusCode, soft.json()]).toEqual([200, expect.objectContaining({ status: 'FAILED' })]);
    expect((await client.export({}, 'export-error:400')).statusCode).toBe(400);
  });

  it('huge-export returns a file of the size asked for', async () => {
    const client = await SandboxClient.connect({ scenario: 'hostile-names' });
    const { rawPayload } = await client.export({}, 'huge-export:2');
    expect(rawPayload.length).toBeGreaterThan(2_000_000);
    expect(rawPayload.length).toBeLessThan(2_400_000);
    expect(tableOf(rawPayload.toString())).toHaveLength(tableOf((await client.export({})).payload).length);
  });
});
