import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { ACCOUNTING, booked, type Service } from './setup/accounting';
import { decide, openForm } from './setup/approval';
import { BILLED_MONTH, billedMonth, CUSTOMERS } from './setup/billed-month';
import { DataTables } from './setup/data-tables';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';
import { inHtml, readableMonth, rowsOf } from './setup/readable';

const SERVICES = Object.keys(ACCOUNTING) as Service[];
// Xero takes 60 in a minute. n8n's timer may be a little early.
const TWO_CALLS_MS = 2000;

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['api.xero.com', 'quickbooks.api.intuit.com']);
});
beforeEach(() => new DataTables(() => n8n.session).removeAll());
afterAll(() => n8n.stop());

describe.each(SERVICES)('the monthly invoices in %s', (service) => {
  const { ledger, yes, open } = ACCOUNTING[service];

  test('are asked for, created once and to the cent, and later only the difference', async () => {
    const accounts = n8n.use(open());
    // n8n takes a name for another one of which it is a part.
    await new DataTables(() => n8n.session).add(`Old ${ledger}`, [{ key: 'not ours' }]);
    const month = await billedMonth(n8n, service);

    const { executionId, mail, form } = await month.ask();
    const what = yes.split(' ').at(-1);
    expect(mail.subject).toBe(`Approve 4 Keepnet ${what}, ${readableMonth(BILLED_MONTH)}: EUR 159.25`);
    expect(mail.html).toContain('Invoices: <b>4</b>, EUR 159.25<');
    expect(rowsOf(mail.html)).toEqual([
      ['Alder Sons b Bold /b', '12', 'EUR 14.81', ''],
      ['Birch', '10', 'EUR 12.35', ''],
      ['Cedar', '7', 'EUR 8.64', ''],
      ['Dogwood', '100', 'EUR 123.45', ''],
      ['Unmapped', '5', 'EUR 6.17', 'no reference in the table Keepnet customers'],
    ]);
    // Whatever opens the links of a mail decides nothing.
    expect(await openForm(form)).toContain('Not now');
    expect(booked(accounts)).toEqual([]);
    await decide(form, yes);
    const { report } = await month.end(executionId);
    expect(report.subject).toContain('4 done, 0 failed, 0 to check, 1 held back');
    const invoices = month.references.map((customer, index) => ({
      customer,
      kind: 'invoice',
      cents: CUSTOMERS[index]?.cents,
    }));
    expect(booked(accounts)).toMatchObject(invoices);
    expect(new Set(booked(accounts).map(({ date }) => date.slice(0, 7)))).toEqual(new Set([BILLED_MONTH]));
    expect(rowsOf(report.html)).toContainEqual([inHtml('Alder & Sons <b>Bold</b>'), 'EUR 14.81', '']);
    const rows = await month.tables.rows(ledger);
    expect(rows).toMatchObject(invoices.map(() => ({ status: 'done', approvedBy: 'Ann Approver', note: '' })));
    expect(new Set(rows.map(({ documentId }) => documentId)).size).toBe(4);

    const again = await month.billNothing();
    expect(again.report.html).toContain('<p>There was nothing to bill.</p>\n<h3>Held back: 1</h3>');
    expect(accounts.documents.attempts).toBe(4);

    await month.restate(0, 15);
    await month.restate(1, 8);
    const correction = await month.ask();
    expect(rowsOf(correction.mail.html)).toContainEqual([
      ...['Alder Sons b Bold /b', '3', 'EUR 3.71', 'correction of what was billed'],
    ]);
    await decide(correction.form, yes);
    expect((await month.end(correction.executionId)).report.subject).toContain('2 done, 0 failed');
    const [alder, birch, ...others] = invoices;
    expect(booked(accounts)).toMatchObject([
      alder,
      { ...alder, cents: 371 },
      birch,
      { ...birch, kind: 'credit', cents: 247 },
      ...others,
    ]);
    expect((await month.billNothing()).report.html).toContain('There was nothing to bill.');
  });

  test.each([
    ['is refused', false],
    ['is stored, and answered as a failure', true],
  ])('are created in the next run when the third %s', async (_name, isStored) => {
    const accounts = n8n.use(open());
    const month = await billedMonth(n8n, service);
    accounts.documents.failOnce(`"${month.references[2]}"`, { isStored });
    const { report } = await month.bill();
    expect(report.subject).toContain('3 done, 1 failed, 0 to check');
    expect(report.html).toContain('<h3>Failed: do what the note says, then run the workflow again: 1</h3>');
    expect(rowsOf(report.html).slice(0, 2)).toEqual([
      ['Cedar', 'EUR 8.64', expect.stringMatching(/\S/)],
      ['Unmapped', '5', 'EUR 6.17', 'no reference in the table Keepnet customers'],
    ]);
    expect(booked(accounts)).toHaveLength(isStored ? 4 : 3);
    accounts.documents.forgetTokens();
    expect((await month.bill()).report.subject).toContain('1 done, 0 failed');
    expect(booked(accounts).map(({ customer }) => customer)).toEqual(month.references);
    const statuses = (await month.tables.rows(ledger)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['done', 'done', 'done', 'done', 'failed']);
  });

  test('are left to a person where a document of another total is there', async () => {
    const accounts = n8n.use(open());
    const month = await billedMonth(n8n, service);
    accounts.documents.failOnce(`"${month.references[2]}"`, { isStored: true });
    await month.bill();
    // What was stored is not what is due any more.
    await month.restate(2, 9);
    const { report } = await month.bill();
    expect(report.subject).toContain('0 done, 0 failed, 1 to check');
    expect(rowsOf(report.html)).toContainEqual(['Cedar', 'EUR 11.11', '']);
    expect(booked(accounts)).toHaveLength(4);
  });

  test('are not created when the answer is "Not now"', async () => {
    const accounts = n8n.use(open());
    const month = await billedMonth(n8n, service);
    const { report } = await month.bill('Not now');
    expect(report.text).toContain('Nothing was created: Ann Approver answered "Not now".');
    expect(report.html).not.toContain('<h3>Done');
    expect(accounts.documents.attempts).toBe(0);
    expect(await month.tables.rows(ledger)).toEqual([]);
  });
});

describe('the monthly invoices in xero', () => {
  test('keep under 60 calls a minute as the template ships', async () => {
    const accounts = n8n.use(ACCOUNTING.xero.open());
    const month = await billedMonth(n8n, 'xero', { settings: {} });
    await month.bill();
    const waits = accounts.calls.slice(2).map((at, index) => at - (accounts.calls[index] ?? 0));
    expect(waits).toHaveLength(6);
    expect(Math.min(...waits)).toBeGreaterThan(TWO_CALLS_MS);
  });

  test('are not even asked for when two organizations are connected', async () => {
    const accounts = n8n.use(ACCOUNTING.xero.open());
    accounts.organizations.push({ tenantId: 'another', tenantName: 'Another' });
    const month = await billedMonth(n8n, 'xero');
    await expect(month.billNothing()).rejects.toThrow('connected to 2 organizations');
    expect(accounts.calls).toEqual([]);
  });
});

test('the monthly invoices in quickbooks are not even asked for when QuickBooks chooses the numbers itself', async () => {
  const accounts = n8n.use(ACCOUNTING.quickbooks.open());
  accounts.customNumbers = false;
  const month = await billedMonth(n8n, 'quickbooks');
  await expect(month.billNothing()).rejects.toThrow('Custom transaction numbers are off in QuickBooks');
  expect(accounts.documents.attempts).toBe(0);
});
