import { describe, expect, test } from 'vitest';

import { sandboxWith, TODAY } from '../harness/sandbox';
import { daysAhead, mailOf, monthsBack, readable, readableDay, readableMonth, rowsOf, toNode } from './composed-mail';
import { runTemplate } from './run-template';

describe('templates, run in n8n against the sandbox', () => {
  test('monthly-report.json mails the report of the month before, with its workbook, and saves the same', async () => {
    const { server, credentials } = await sandboxWith();
    const month = monthsBack(1);
    const run = await runTemplate('monthly-report.json', credentials);
    const mail = mailOf(run, 'Send Report');
    const rows = server.sandbox.snapshot({ month });
    const total = readable(rows.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0));
    expect(mail.subject).toContain(`Keepnet report, ${readableMonth(month)}: ${total} Monthly Users`);
    expect(mail.text).toContain(`All ${rows.length} customers counted once.\nConfirmed by Keepnet's export.\n`);
    expect(mail.html).toMatch(/^<!doctype html>/);
    expect(mail.html).toContain(total);
    expect(mail.binary).toEqual(['data']);
    expect(toNode(run, 'Send Report')[0]?.parameters['options']).toMatchObject({ fileAttachments: 'data' });
    expect(toNode(run, 'Save to Drive')).toMatchObject([
      { binary: ['data'], parameters: { inputDataFieldName: 'data', name: `keepnet-report-${month}.xlsx` } },
    ]);
  });

  test('monthly-report.json saves and mails nothing when the second count differs', async () => {
    const { credentials } = await sandboxWith({ scenario: 'export-ignores-month' });
    await expect(runTemplate('monthly-report.json', credentials)).rejects.toThrow(/^Do not invoice: /);
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
      `Keepnet true-up as of ${readableDay(TODAY)}: ${due.length} customers over the license limit`,
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
    expect(mail.subject).toContain(': no customers over the license limit');
    expect(mail.text).toContain('no customer has more Target Users than its License Limit');
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
    const due = server.sandbox
      .snapshot()
      .filter(({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= daysAhead(90));
    const counts = [...text.matchAll(/<h3>In \d+ to \d+ days: (\d+)/g)].map(([, count]) => Number(count));
    expect(counts.length).toBe(3);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(due.length);
    expect(subject).toBe(`Keepnet renewals: ${counts[0]} within 30 days, ${due.length} within 90`);
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
});
