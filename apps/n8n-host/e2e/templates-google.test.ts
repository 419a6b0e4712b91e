import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { type Execution, itemsOf } from '../src/executions';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { changeCompany } from './setup/change-company';
import { type Choice, filledTemplate } from './setup/filled-template';
import { GoogleDrive } from './setup/google-drive';
import { GoogleSheet } from './setup/google-sheet';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';
import { readBinary } from './setup/read-binary';
import { inHtml, readable, readableDate, readableMonth, readableName, rowsOf } from './setup/readable';
import { accessTo, BEFORE_LAST, LAST_MONTH, sandboxForTest, THIS_MONTH, TODAY } from './setup/sandbox';
import { connectedAccount, serviceCredential } from './setup/service-credential';
import { smtpInbox } from './setup/smtp-inbox';

const TOKEN = 'google-token';
// As long as Google's own: n8n finds it in the address by its length.
const DOCUMENT_ID = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';
const ADDRESS = `https://docs.google.com/spreadsheets/d/${DOCUMENT_ID}/edit#gid=0`;
const COLUMNS = ['Key', 'Month', 'Company', 'Reseller', 'License Limit', 'Target Users', 'Excess Users'];
const ADDRESSES = { fromEmail: 'billing@reseller.example', toEmail: 'ann@reseller.example' };

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['www.googleapis.com', 'sheets.googleapis.com']);
});
afterAll(() => n8n.stop());

describe('monthly-report.json', () => {
  async function run({ scenario = 'none', accessToken = TOKEN, refusal }: Circumstances = {}) {
    const server = await sandboxForTest({ scenario });
    const inbox = await smtpInbox(refusal);
    const drive = n8n.use(new GoogleDrive(TOKEN));
    const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(server));
    const workflow = await filledTemplate('monthly-report.json', keepnet, {
      'Save to Drive': { credentials: await connectedAccount(n8n.session, 'googleDriveOAuth2Api', accessToken) },
      'Send Report': {
        credentials: await serviceCredential(n8n.session, 'smtp', inbox.credential),
        parameters: ADDRESSES,
      },
    });
    const { id } = await createWorkflow(n8n.session, workflow);
    return { execution: await runWorkflow(n8n.session, id, 'Schedule'), server, drive, inbox };
  }

  test('saves the workbook of last month, and mails the report with the same bytes', async () => {
    const { execution, server, drive, inbox } = await run();
    expect(execution.error).toBeUndefined();
    const [total, before] = [LAST_MONTH, BEFORE_LAST].map((month) =>
      server.sandbox.snapshot({ month }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0),
    );
    const name = `keepnet-report-${LAST_MONTH}.xlsx`;
    const bytes = await readBinary(n8n.session, itemsOf(execution, 'Create Report')[0]);
    expect(bytes.length).toBeGreaterThan(10_000);

    const [file, ...otherFiles] = drive.files;
    expect(otherFiles).toEqual([]);
    expect(file).toMatchObject({ name, folders: ['root'] });
    expect(file?.bytes.equals(bytes)).toBe(true);

    const [mail, ...otherMails] = inbox.mails;
    expect(otherMails).toEqual([]);
    expect(mail?.recipients).toEqual(['ann@reseller.example']);
    expect(mail?.subject).toContain(
      `Keepnet report, ${readableMonth(LAST_MONTH)}: ${readable(Number(total))} Monthly Users`,
    );
    expect(mail?.attachments.map(({ filename, related }) => [filename, Boolean(related)])).toEqual([[name, false]]);
    expect(mail?.attachments[0]?.content.equals(bytes)).toBe(true);
    expect(mail?.html).toMatch(/^<!doctype html>/);
    for (const text of [mail?.html, mail?.text]) {
      expect(text).toContain(`from ${readable(Number(before))} in ${readableMonth(BEFORE_LAST)}`);
      expect(text).toMatch(/Confirmed by Keepnet(?:'|&#39;)s export\./);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|n8n/);
    }
  });

  test.each([
    ['the second count comes to something else', { scenario: 'export-ignores-month' }, 'Do not invoice: Keepnet'],
    ['the token is revoked', { scenario: 'revoked-token:always' }, 'Keepnet refused the access token'],
    ['Google Drive refuses', { accessToken: 'withdrawn' }, ''],
    ['the mail server refuses', { refusal: 'No such mailbox' }, 'No such mailbox'],
  ])('fails and mails nothing when %s', async (_what, circumstances: Circumstances, sentence) => {
    const { execution, drive, inbox } = await run(circumstances);
    expect(execution.status).toBe('error');
    expect(`${execution.error?.message} ${execution.error?.description}`).toContain(sentence);
    // The mail comes last.
    expect(drive.files).toHaveLength(circumstances.refusal === undefined ? 0 : 1);
    expect(inbox.mails).toEqual([]);
  });
});

interface Circumstances {
  readonly scenario?: string;
  readonly accessToken?: string;
  readonly refusal?: string;
}

describe('over-limit-true-up.json', () => {
  async function prepare(companies?: number) {
    const server = await sandboxForTest(companies === undefined ? {} : { companies });
    const inbox = await smtpInbox();
    // A full grid: a month's rows must find their place all the same.
    const sheet = n8n.use(new GoogleSheet(TOKEN, DOCUMENT_ID, 'True-up', COLUMNS, 3));
    const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(server));
    const documentId = { __rl: true, mode: 'url', value: ADDRESS };
    const choices: Record<string, Choice> = {
      'Write True-Up Sheet': {
        credentials: await connectedAccount(n8n.session, 'googleSheetsOAuth2Api', TOKEN),
        parameters: { documentId },
      },
      'Send List': {
        credentials: await serviceCredential(n8n.session, 'smtp', inbox.credential),
        parameters: ADDRESSES,
      },
    };
    const workflow = await filledTemplate('over-limit-true-up.json', keepnet, choices);
    const { id } = await createWorkflow(n8n.session, workflow);
    const run = (): Promise<Execution> => runWorkflow(n8n.session, id, 'Schedule');
    const due = () => server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
    return { server, inbox, sheet, run, due };
  }

  test('writes one row per company and month, also when it runs twice, and mails the list', async () => {
    const { server, inbox, sheet, run, due } = await prepare();
    const rowsDue = () =>
      due().map(({ companyId, companyName, resellerName, licenseLimit, targetUsers }) => ({
        Key: `${THIS_MONTH}_${companyId}`,
        Month: THIS_MONTH,
        Company: companyName,
        Reseller: resellerName ?? '',
        'License Limit': licenseLimit,
        'Target Users': targetUsers,
        'Excess Users': targetUsers - Number(licenseLimit),
      }));
    const byKey = (rows: readonly { Key?: unknown }[]) =>
      rows.toSorted((a, b) => String(a.Key).localeCompare(String(b.Key)));

    expect((await run()).error).toBeUndefined();
    const first = due();
    expect(first.length).toBeGreaterThan(2);
    expect(byKey(sheet.records)).toEqual(byKey(rowsDue()));

    const excess = first.reduce((sum, { targetUsers, licenseLimit }) => sum + targetUsers - Number(licenseLimit), 0);
    const [mail] = inbox.mails;
    expect(mail?.subject).toBe(
      `Keepnet true-up as of ${readableDate(TODAY)}: ${first.length} customers over the license limit`,
    );
    expect(mail?.html).toContain(`<h2>True-up list as of ${readableDate(TODAY)}</h2>`);
    expect(mail?.html).toContain(`<a href="${ADDRESS}">Open the sheet</a>`);
    const rowsInMail = first.map(({ companyName, resellerName, targetUsers, licenseLimit }) => [
      inHtml(readableName(companyName)),
      inHtml(resellerName ?? '(None)'),
      ...[Number(licenseLimit), targetUsers, targetUsers - Number(licenseLimit)].map(readable),
    ]);
    const sorted = (rows: readonly string[][]): string[] => rows.map((row) => row.join(' | ')).sort();
    const written = rowsOf(mail?.html ?? '');
    expect(written.at(-1)).toEqual(['Total', '', '', '', readable(excess)]);
    expect(sorted(written.slice(0, -1))).toEqual(sorted(rowsInMail));

    await changeCompany(server, first[0]?.companyId, { targetUsers: (first[0]?.targetUsers ?? 0) + 5 });
    expect((await run()).error).toBeUndefined();
    expect(byKey(sheet.records)).toEqual(byKey(rowsDue()));
    expect(sheet.records).toHaveLength(first.length);
  });

  test('writes nothing and mails "none" when no company is over its limit', async () => {
    const { inbox, sheet, run } = await prepare(0);
    expect((await run()).status).toBe('success');
    expect(sheet.records).toEqual([]);
    expect(inbox.mails.map(({ subject }) => subject)).toEqual([
      `Keepnet true-up as of ${readableDate(TODAY)}: no customers over the license limit`,
    ]);
    expect(inbox.mails[0]?.html).toContain('no customer has more Target Users than its License Limit');
  });
});
