import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import { text, wireCompany } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const companies = customers(4, (index) => ({ licenseEndDate: index === 1 ? '2026-12-01' : '2027-06-30' }));
const months = { '2026-08': { 'c-0': 1 }, '2026-09': { 'c-0': 2, 'c-2': 3 }, '2026-10': { 'c-0': 7, 'c-3': 5 } };

test('returns the last full month against the one before, as data, mail and workbook', async () => {
  const { client } = createFakeClient({ companies, months });
  const report = await client.monthlyReport({ asOf: '2026-11-20' });
  expect(report.month).toBe('2026-10');
  expect(report.data).toMatchObject({
    monthClosed: true,
    totalMonthlyUsers: 12,
    previousMonth: '2026-09',
    previousTotal: 5,
    days: 90,
    asOf: '2026-11-20',
    timeZone: 'UTC',
    completeness: { countedTwice: true },
  });
  expect(report.data.renewals.map(({ companyId }) => companyId)).toEqual(['c-1']);
  expect(report.data.changes.left.map(({ companyId }) => companyId)).toEqual(['c-2']);
  expect(report.subject).toBe('Keepnet report, October 2026: 12 Monthly Users (+140.0%)');
  expect(report.html).toContain('October 2026');
  expect(report.text).toContain('Monthly Users: 12');
  expect(report.workbook.fileName).toBe('keepnet-report-2026-10.xlsx');
  expect((await buffer(report.workbook.stream)).length).toBeGreaterThan(5_000);
  expect(report.customerList).toBeNull();
});

test('says what the month comes to by a price book, what is held back, and from where on a change is a jump', async () => {
  const { client } = createFakeClient({ companies, months });
  const priceBook = { currency: 'EUR', prices: [{ match: { companyId: 'c-0' }, unitPrice: '1.50' }] };
  const { data, text } = await client.monthlyReport({ priceBook, holdBack: [] });
  expect(data.amounts).not.toHaveProperty('thresholds');
  expect(data.amounts?.currency).toBe('EUR');
  expect(data.amounts?.perStatus).toMatchObject([
    { status: 'ready', count: 1, amount: '10.50' },
    { status: 'review', count: 3 },
  ]);
  expect(data.amounts?.heldBack.map(({ reasons }) => reasons)).toEqual([['noPrice'], ['noPrice'], ['noPrice']]);
  expect(text).toContain('10.50 EUR');
  const jumps = await client.monthlyReport({ priceBook, thresholds: { jumpUsers: 3 } });
  expect(jumps.data.amounts?.thresholds).toEqual({ jumpUsers: 3, jumpPercent: 20 });
});

test('reads every month once, and the same total as the other operations', async () => {
  const { client, searches, exports } = createFakeClient({ companies, months });
  await client.monthlyUserTotal({ month: '2026-10' });
  const proving = searches().length;
  const { data } = await client.monthlyReport();
  // One page each: the month is proved, and so is whether it leaves out customers.
  expect(searches().length - proving).toBe(2);
  expect(exports()).toHaveLength(3);
  const { completeness, lines } = await client.usageLines({ month: '2026-10' });
  expect(data.completeness.digest).toBe(completeness.digest);
  expect(data.customers.map(({ key }) => key).toSorted()).toEqual(lines.map(({ key }) => key).toSorted());
});

test.each([
  [0, ['2026-09', '2026-10']],
  [2, ['2026-09', '2026-10']],
  [3, ['2026-08', '2026-09', '2026-10']],
  [12, ['2025-12', ...Array.from({ length: 9 }, (_, index) => `2026-0${index + 1}`), '2026-10']],
])('reads the months of a trend of %i, as far back as Keepnet counts', async (trendMonths, expected) => {
  const { client } = createFakeClient({ companies, months });
  const { data } = await client.monthlyReport({ trendMonths });
  expect(data.months.map(({ month }) => month)).toEqual(expected);
  expect(data.months.at(-1)).toEqual({ month: '2026-10', totalMonthlyUsers: 12, countedTwice: true });
});

test('has nothing to compare the first month with, and says of the running one that it still grows', async () => {
  const { client } = createFakeClient({ companies, months });
  const { data } = await client.monthlyReport({ month: '2025-12' });
  expect(data).toMatchObject({ previousMonth: null, change: null });
  const { subject, html, text } = await client.monthlyReport({ month: '2026-11' });
  expect(subject).toContain('so far');
  for (const mail of [html, text]) expect(mail).toContain('do not invoice');
});

test('reads again when a customer is added between the months', async () => {
  const world = createFakeClient({ companies, months });
  await world.client.monthlyUserTotal({ month: '2026-10' });
  world.changeAt({ path: '/search', nth: 2 }, { companies: [...companies, wireCompany()] });
  const { data } = await world.client.monthlyReport();
  expect(data.companyCount).toBe(5);
  expect(data.completeness.rereads).toBe(1);
});

test('throws KeepnetConsistencyError when the export contradicts a month, and makes no report', async () => {
  const file = text(200, 'Company Name,Monthly Users\r\nAcme,1\r\n');
  const { client } = createFakeClient({ companies, months }).answerAt('/export', file);
  await expect(client.monthlyReport()).rejects.toThrow(/^Do not invoice: /);
});
