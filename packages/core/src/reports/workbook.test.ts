import { buffer } from 'node:stream/consumers';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { manyBefore, manyLines, reportReadings, usageLine } from '../../test/support/report-readings';
import { partsOf, readWorkbook, rowsOf } from '../../test/support/read-workbook';
import { reportData } from './report-data';
import { customerList, reportWorkbook } from './workbook';

const workbookOf = (...readings: Parameters<typeof reportReadings>) =>
  readWorkbook(reportWorkbook(reportData(reportReadings(...readings))).stream);

const lines = [
  usageLine('a', 120, { companyName: 'Alder', resellerName: 'North', numberOfUsers: '10', targetUserCount: 12 }),
  usageLine('b', 30, { companyName: '=1+1', resellerName: 'شركة', licenseEndDate: '2026-10-01' }),
  usageLine('c', 0, { companyName: '#REF!', resellerName: null, isNumberOfUsersLimited: false }),
];
const before = { a: 100, b: 0, c: 5 };

describe('reportWorkbook', () => {
  test('holds every sheet, in one order', async () => {
    const { SheetNames } = await workbookOf(lines, before);
    const names = ['Summary', 'Customers', 'Resellers', 'Limit', 'Expired', 'Renewals', 'Changes', 'Proof'];
    expect(SheetNames).toEqual(names);
    const amounts = { currency: 'EUR', perStatus: [], heldBack: [] };
    expect((await workbookOf(lines, before, { amounts })).SheetNames).toEqual([...names.slice(0, -1), 'Held', 'Proof']);
  });

  test('lists every customer, and adds up with a formula that has its value', async () => {
    const workbook = await workbookOf(lines, before);
    const rows = rowsOf(workbook, 'Customers');
    expect(rows[0]).toEqual(
      expect.arrayContaining(['Customer', 'Reseller', 'Monthly Users', 'Month Before', 'Company ID']),
    );
    expect(rows.slice(1, 4).map((row) => row.slice(0, 5))).toEqual([
      ['Alder', 'North', 120, 100, 20],
      ["'=1+1", 'شركة', 30, 0, 30],
      ["'#REF!", undefined, 0, 5, -5],
    ]);
    const sheet = workbook.Sheets['Customers'];
    expect(sheet?.['C5']).toMatchObject({ t: 'n', v: 150, f: 'SUBTOTAL(109,Customers[Monthly Users])' });
    expect(sheet?.['D5']).toMatchObject({ v: 105 });
    expect(workbook.Sheets['Summary']?.['A5']).toMatchObject({ v: 150, f: 'Customers!C5' });
  });

  test('writes dates as dates and numbers with their format', async () => {
    const { Sheets } = await workbookOf(lines, before);
    const titles = utils.sheet_to_json<string[]>(Sheets['Customers'] ?? {}, { header: 1 })[0] ?? [];
    const cell = (title: string, row: number): unknown =>
      Sheets['Customers']?.[utils.encode_cell({ r: row, c: titles.indexOf(title) })];
    expect(cell('Renewal Date', 2)).toMatchObject({ t: 'n', z: 'yyyy-mm-dd', w: '2026-10-01' });
    expect(cell('Monthly Users', 1)).toMatchObject({ z: '#,##0' });
    expect(cell('License Limit', 3)).toMatchObject({ t: 's', v: 'Unlimited' });
    expect(cell('Over By', 1)).toMatchObject({ v: 2 });
  });

  test('fills the other sheets from the same reading', async () => {
    const workbook = await workbookOf(lines, before);
    const cells = (sheet: string, row: number, count: number) => rowsOf(workbook, sheet)[row]?.slice(0, count);
    expect(cells('Resellers', 1, 3)).toEqual(['North', 1, 120]);
    expect(cells('Limit', 1, 5)).toEqual(['Alder', 'North', 12, 10, 2]);
    expect(workbook.Sheets['Expired']).toMatchObject({ C2: { v: 30 }, D2: { w: '2026-10-01' }, E2: { v: 32 } });
    const changes = [cells('Changes', 1, 2), cells('Changes', 2, 2), cells('Changes', 3, 2)];
    expect(changes.map(String)).toEqual(["Joined,'=1+1", "Left,'#REF!", 'Grew,Alder']);
    expect(rowsOf(workbook, 'Renewals')[1]).toEqual(['No renewals in the 90 days from 2 Nov 2026.']);
    expect(JSON.stringify(rowsOf(workbook, 'Proof'))).toContain('0123456789abcdef');
  });

  test('has native charts, data bars, filters, print titles and a header that stays', async () => {
    const months = ['2026-08', '2026-09', '2026-10'].map((month, index) => {
      return { month, totalMonthlyUsers: 100 + index, countedTwice: true };
    });
    const workbook = await workbookOf(lines, before, { months });
    const charts = partsOf(workbook, /chart\d\.xml$/);
    expect(charts.match(/<c:chart>/g)).toHaveLength(2);
    expect(charts).toMatch(/Resellers!\$A\$2:\$A\$4.*Resellers!\$C\$2:\$C\$4/s);
    expect(partsOf(workbook, /table1\.xml$/)).toMatch(/ref="A1:\w+5".*totalsRowCount="1".*<autoFilter ref="A1:\w+4"/s);
    const customers = partsOf(workbook, /sheet2\.xml$/);
    expect(customers).toMatch(/<dataBar>.*cfvo type="num" val="0"/s);
    expect(customers).toMatch(/state="frozen"/);
    expect(customers).toMatch(/fitToWidth="1"/);
    expect(partsOf(workbook, /workbook\.xml$/)).toMatch(/_xlnm\.Print_Titles/);
  });

  test('is the same bytes when it is written again', async () => {
    const data = reportData(reportReadings(lines, before));
    const [one, other] = [await buffer(reportWorkbook(data).stream), await buffer(reportWorkbook(data).stream)];
    expect(one.equals(other)).toBe(true);
  });

  test('says so where there is nothing', async () => {
    const workbook = await workbookOf([], undefined);
    expect(rowsOf(workbook, 'Customers')[1]).toEqual(['There are no customers.']);
    expect(rowsOf(workbook, 'Limit')[1]).toEqual(['No customer is over its License Limit, as of 2 Nov 2026.']);
    expect(rowsOf(workbook, 'Changes')[1]).toEqual(['Keepnet has no month before this one.']);
  });
});

describe('customerList', () => {
  test('is nothing up to 20,000 customers', () => {
    expect(customerList(reportData(reportReadings(lines, before)))).toBeNull();
  });

  // The reader takes its time over files of this size.
  test('is a second file above 20,000 customers, of which the workbook tells', { timeout: 180_000 }, async () => {
    const many = manyLines(20_001);
    const data = reportData(reportReadings(many, manyBefore(many)));
    const list = customerList(data) ?? expect.fail('A second file was due.');
    expect(list.fileName).toBe('keepnet-customers-2026-10.xlsx');
    const { Sheets } = read(await buffer(list.stream), { dense: true });
    const rows: unknown[][] = utils.sheet_to_json(Sheets['Companies'] ?? {}, { header: 1, range: 20_002 });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([['Total', undefined, data.totalMonthlyUsers]]);
    const workbook = read(await buffer(reportWorkbook(data).stream), { sheets: ['Summary', 'Changes'] });
    expect(workbook.SheetNames).not.toContain('Customers');
    const summary = JSON.stringify(rowsOf(workbook, 'Summary'));
    expect(summary).toContain('20,001 customers are in keepnet-customers-2026-10.xlsx.');
    expect(JSON.stringify(rowsOf(workbook, 'Changes').at(-1))).toContain('The first 5,000 of');
  });
});
