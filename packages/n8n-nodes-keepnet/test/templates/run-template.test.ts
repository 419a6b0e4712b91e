import { describe, expect, test } from 'vitest';

import { sandboxWith, TODAY } from '../harness/sandbox';
import type { Asked } from './foreign-nodes';
import { runTemplate, type TemplateRun } from './run-template';

const toNode = ({ asked }: TemplateRun, name: string): Asked[] => asked.filter(({ node }) => node === name);

function mailOf(run: TemplateRun, name: string): { subject: string; text: string; binary: string[] } {
  const [mail, ...others] = toNode(run, name);
  expect(others).toEqual([]);
  const { subject, html, bodyContent, text = html ?? bodyContent } = mail?.parameters ?? {};
  for (const written of [subject, text]) expect(String(written)).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
  return { subject: String(subject), text: String(text), binary: mail?.binary ?? [] };
}

const readable = (count: number): string => new Intl.NumberFormat('en-US').format(count);

const readableDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

/** The cells of each row of a mail's tables, their headings left out. */
const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>(<td.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  );

const readableMonth = (month: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(month));

function monthsBack(count: number): string {
  const [year = 0, month = 0] = TODAY.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7);
}

describe('templates, run in n8n against the sandbox', () => {
  test('monthly-billing-total.json mails the total of the month before, by reseller', async () => {
    const { server, credentials } = await sandboxWith();
    const month = monthsBack(1);
    const mail = mailOf(await runTemplate('monthly-billing-total.json', credentials), 'Send Total');
    const rows = server.sandbox.snapshot({ month });
    const total = rows.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
    expect(mail.subject).toBe(`Keepnet billing ${readableMonth(month)}: ${readable(total)} Monthly Users`);
    expect(mail.text).toContain(`Companies: ${rows.length}\n`);
    expect(mail.text).toContain(`\nProof: 120 of 120 companies read; counted twice, both ${readable(total)}\n`);
    const byReseller = [...mail.text.matchAll(/: ([\d,]+) Monthly Users,/g)].map(([, users = '']) =>
      Number(users.replaceAll(',', '')),
    );
    expect(byReseller.reduce((sum, users) => sum + users, 0)).toBe(total);
  });

  test('over-limit-true-up.json writes one row per company and mails the list', async () => {
    const { server, credentials } = await sandboxWith();
    const run = await runTemplate('over-limit-true-up.json', credentials);
    const due = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
    const rows = run.itemsOf('Make Columns').map(({ json }) => json);
    expect(rows.map(({ Key }) => String(Key).replace(/^\d{4}-\d{2}_/, '')).sort()).toEqual(
      due.map(({ companyId }) => companyId).sort(),
    );
    for (const row of rows)
      expect(row['Excess Users']).toBe(Number(row['Target Users']) - Number(row['License Limit']));
    expect(toNode(run, 'Write True-Up Sheet').length).toBe(due.length);
    const mail = mailOf(run, 'Send List');
    expect(mail.subject).toBe(
      `Keepnet true-up as of ${readableDay(TODAY)}: ${due.length} companies over the license limit`,
    );
    expect(mail.text).toContain(`<h2>True-up list as of ${readableDay(TODAY)}</h2>`);
    const excess = due.reduce((sum, { targetUsers, licenseLimit }) => sum + targetUsers - Number(licenseLimit), 0);
    expect(mail.text).toContain(`Excess users in all: <b>${readable(excess)}</b>`);
    expect(
      rowsOf(mail.text)
        .map((cells) => cells[4])
        .sort(),
    ).toEqual(
      [
        ...due.map(({ targetUsers, licenseLimit }) => readable(targetUsers - Number(licenseLimit))),
        readable(excess),
      ].sort(),
    );
    for (const [, reseller] of rowsOf(mail.text).slice(0, -1)) expect(reseller).toBeTruthy();
  });

  test('over-limit-true-up.json writes nothing and mails "none" when no company is over its limit', async () => {
    const { credentials } = await sandboxWith({ companies: 0 });
    const run = await runTemplate('over-limit-true-up.json', credentials);
    expect(toNode(run, 'Write True-Up Sheet')).toEqual([]);
    const mail = mailOf(run, 'Send List');
    expect(mail.subject).toContain(': 0 companies over the license limit');
    expect(mail.text).toContain('no company has more Target Users than its License Limit');
  });

  test('expired-licenses-hubspot.json looks for each deal by its key, and creates it once when it is missing', async () => {
    const { credentials } = await sandboxWith();
    const run = await runTemplate('expired-licenses-hubspot.json', credentials);
    const keyed = run.itemsOf('Add Renewal Key').map(({ json }) => json);
    expect(keyed.length).toBeGreaterThan(1);
    const keys = keyed.map(({ companyId, renewalDate }) => `${String(companyId)}_${String(renewalDate).slice(0, 10)}`);
    const searched = toNode(run, 'Find Deal').map(({ parameters }) => JSON.stringify(parameters['filterGroupsUi']));
    expect(searched.length).toBe(keys.length);
    for (const [index, key] of keys.entries()) expect(searched[index]).toContain(`"value":"${key}"`);
    const created = toNode(run, 'Create Deal').map(({ parameters }) => parameters['additionalFields']);
    expect(created.map((fields) => JSON.stringify(fields))).toEqual(
      keys.map((key) => expect.stringContaining(`{"property":"keepnet_renewal_key","value":"${key}"}`) as string),
    );
    expect(JSON.stringify(created)).not.toMatch(/undefined|null|\{\{/);
  });

  test('renewals-digest.json mails all renewals of 90 days in three groups', async () => {
    const { server, credentials } = await sandboxWith();
    const { subject, text } = mailOf(await runTemplate('renewals-digest.json', credentials), 'Send Digest');
    const lastDay = new Date(Date.parse(TODAY) + 90 * 86_400_000).toISOString().slice(0, 10);
    const due = server.sandbox
      .snapshot()
      .filter(({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= lastDay);
    const counts = [...text.matchAll(/<h3>In \d+ to \d+ days: (\d+)/g)].map(([, count]) => Number(count));
    expect(counts.length).toBe(3);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(due.length);
    expect(subject).toBe(`Keepnet renewals: ${counts[0]} within 30 days, ${due.length} within 90`);
  });

  test.each([
    [20, ['In 0 to 20 days'], 'none within 20 days'],
    [45, ['In 0 to 30 days', 'In 31 to 45 days'], 'none within 30 days, none within 45'],
  ])('renewals-digest.json says what Days says, %i, and mails "none"', async (days, titles, counted) => {
    const { credentials } = await sandboxWith({ companies: 0 });
    const run = await runTemplate('renewals-digest.json', credentials, 'UTC', { 'Get Renewals': { days } });
    const { subject, text } = mailOf(run, 'Send Digest');
    expect(subject).toBe(`Keepnet renewals: ${counted}`);
    expect([...text.matchAll(/<h3>(.*): none<\/h3>/g)].map(([, title]) => title)).toEqual(titles);
  });

  test.each(['renewal-with-time', 'renewal-without-time'])(
    'renewals-digest.json writes the day that was counted, in the time zone of the workflow: %s',
    async (scenario) => {
      const zone = 'Pacific/Auckland';
      const { credentials } = await sandboxWith({ scenario });
      const run = await runTemplate('renewals-digest.json', credentials, zone);
      const { text } = mailOf(run, 'Send Digest');
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date());
      const due = run.itemsOf('Get Renewals').map(({ json }) => Number(json['daysUntilRenewal']));
      const written = rowsOf(text).map(([day = '']) => Date.parse(`${day} UTC`));
      expect(written.length).toBeGreaterThan(2);
      expect(written).toEqual(due.map((days) => Date.parse(today) + days * 86_400_000));
    },
  );

  test.each([
    ['usage-excel-by-mail.json', 'html'],
    ['usage-excel-by-outlook.json', 'bodyContent'],
  ])('%s mails last month by customer as an Excel file', async (file, body) => {
    const { credentials } = await sandboxWith();
    const run = await runTemplate(file, credentials);
    const { subject, text, binary } = mailOf(run, 'Send File');
    expect(binary).toEqual(['data']);
    expect(subject).toBe(`Keepnet: Monthly Users of every customer, ${readableMonth(monthsBack(1))}`);
    expect(text).toContain(`Attached: keepnet-usage-${monthsBack(1)}.xlsx`);
    expect(text).toContain(`<h2>Monthly Users of every customer, ${readableMonth(monthsBack(1))}</h2>`);
    expect(text).toContain('Customers in the file: <b>120</b>');
    expect(Object.keys(toNode(run, 'Send File')[0]?.parameters ?? {})).toContain(body);
    const other = await runTemplate(file, credentials, 'UTC', { 'Export Usage': { list: 'expired', format: 'csv' } });
    const changed = mailOf(other, 'Send File');
    expect(changed.text).toContain('<h2>Customers whose license has expired</h2>');
    expect(changed.subject).toBe('Keepnet: Customers whose license has expired');
    expect(changed.text).toMatch(/Attached: keepnet-expired-.*\.csv</);
  });

  test('export-to-drive-and-mail.json hands the file to both', async () => {
    const { credentials } = await sandboxWith();
    const run = await runTemplate('export-to-drive-and-mail.json', credentials);
    expect(mailOf(run, 'Send File').binary).toEqual(['data']);
    const [upload] = toNode(run, 'Save to Drive');
    expect(upload?.binary).toEqual(['data']);
    expect(upload?.parameters['name']).toMatch(/^keepnet-companies-.*\.xlsx$/);
  });

  test('month-over-month.json mails the totals and the companies beyond the thresholds', async () => {
    const { server, credentials } = await sandboxWith();
    const [to, from] = [monthsBack(1), monthsBack(2)];
    const { text, subject } = mailOf(await runTemplate('month-over-month.json', credentials), 'Send Comparison');
    const before = new Map(server.sandbox.snapshot({ month: from }).map((row) => [row.companyId, row.monthlyUsers]));
    const after = server.sandbox.snapshot({ month: to });
    const exceptions = after.filter(({ companyId, monthlyUsers }) => {
      const users = before.get(companyId) ?? 0;
      const change = Math.abs(monthlyUsers - users);
      if (change < 10) return false;
      return (users === 0) !== (monthlyUsers === 0) || change * 100 >= users * 20;
    });
    expect(subject).toContain(`${readableMonth(to)} against ${readableMonth(from)}`);
    expect(subject).toContain(`exceptions: ${exceptions.length}`);
    const total = after.reduce((sum, row) => sum + row.monthlyUsers, 0);
    expect(text).toContain(`Monthly Users in ${readableMonth(to)}: ${readable(total)}\n`);
  });
});
