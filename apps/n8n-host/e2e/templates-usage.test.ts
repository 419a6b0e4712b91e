import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { itemsOf } from '../src/executions';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { changeCompany } from './setup/change-company';
import { filledTemplate } from './setup/filled-template';
import { GoogleSheet } from './setup/google-sheet';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';
import { Outlook } from './setup/outlook';
import { readBinary } from './setup/read-binary';
import { readableMonth } from './setup/readable';
import { accessTo, LAST_MONTH, sandboxForTest } from './setup/sandbox';
import { connectedAccount, serviceCredential } from './setup/service-credential';
import { smtpInbox } from './setup/smtp-inbox';

const TOKEN = 'service-token';

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['graph.microsoft.com', 'www.googleapis.com', 'sheets.googleapis.com']);
});
afterAll(() => n8n.stop());

test.each([
  ['mails last month by customer as an Excel file', TOKEN],
  ['fails and mails nothing when Microsoft 365 refuses', 'withdrawn'],
])('usage-excel-by-outlook.json %s', async (_what, accessToken) => {
  const outlook = n8n.use(new Outlook(TOKEN));
  const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(await sandboxForTest()));
  const workflow = await filledTemplate('usage-excel-by-outlook.json', keepnet, {
    'Send File': {
      credentials: await serviceCredential(n8n.session, 'microsoftOutlookOAuth2Api', {
        clientId: 'client',
        clientSecret: 'secret',
        oauthTokenData: { access_token: accessToken, refresh_token: 'refresh', token_type: 'Bearer' },
      }),
      parameters: { toRecipients: 'ann@reseller.example' },
    },
  });
  const { id } = await createWorkflow(n8n.session, workflow);
  const execution = await runWorkflow(n8n.session, id, 'Schedule');
  if (accessToken !== TOKEN) {
    expect(execution.status).toBe('error');
    expect(outlook.mails).toEqual([]);
    return;
  }
  expect(execution.error).toBeUndefined();
  const [mail, ...others] = outlook.mails;
  expect(others).toEqual([]);
  const name = `keepnet-usage-${LAST_MONTH}.xlsx`;
  expect(mail).toMatchObject({
    subject: `Keepnet: Monthly Users of every customer, ${readableMonth(LAST_MONTH)}`,
    toRecipients: [{ emailAddress: { address: 'ann@reseller.example' } }],
    body: { contentType: 'html', content: expect.stringContaining(readableMonth(LAST_MONTH)) },
    attachments: [{ name }],
  });
  const exported = await readBinary(n8n.session, itemsOf(execution, 'Export Usage')[0]);
  expect(Buffer.from(mail?.attachments[0]?.contentBytes ?? '', 'base64').equals(exported)).toBe(true);
});

describe('usage-excel-by-mail.json', () => {
  async function run(scenario: string) {
    const inbox = await smtpInbox();
    const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(await sandboxForTest({ scenario })));
    const workflow = await filledTemplate('usage-excel-by-mail.json', keepnet, {
      'Send File': {
        credentials: await serviceCredential(n8n.session, 'smtp', inbox.credential),
        parameters: { fromEmail: 'billing@reseller.example', toEmail: 'ann@reseller.example' },
      },
    });
    const { id } = await createWorkflow(n8n.session, workflow);
    return { execution: await runWorkflow(n8n.session, id, 'Schedule'), mails: inbox.mails };
  }

  test('mails last month by customer as an Excel file', async () => {
    const { execution, mails } = await run('none');
    expect(execution.error).toBeUndefined();
    const [mail, ...others] = mails;
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`Keepnet: Monthly Users of every customer, ${readableMonth(LAST_MONTH)}`);
    expect(mail?.html).toContain(`<h2>Monthly Users of every customer, ${readableMonth(LAST_MONTH)}</h2>`);
    expect(mail?.html).toContain('Customers in the file: <b>120</b>');
    expect(mail?.html).not.toMatch(/undefined|null|NaN|\[object|\{\{|n8n/);
    const exported = await readBinary(n8n.session, itemsOf(execution, 'Export Usage')[0]);
    const name = `keepnet-usage-${LAST_MONTH}.xlsx`;
    expect(mail?.attachments.map(({ filename, related }) => [filename, Boolean(related)])).toEqual([[name, false]]);
    expect(mail?.attachments[0]?.content.equals(exported)).toBe(true);
  });

  test('mails nothing and fails when the second count comes to something else', async () => {
    const { execution, mails } = await run('export-ignores-month');
    expect(execution).toMatchObject({ status: 'error' });
    expect(execution.error?.message).toContain('Do not invoice: Keepnet contradicts itself');
    expect(mails).toEqual([]);
  });
});

test('usage-to-google-sheets.json writes one row per customer and month, and corrects it later', async () => {
  // As long as Google's own: n8n finds it in the address by its length.
  const documentId = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';
  const address = `https://docs.google.com/spreadsheets/d/${documentId}/edit#gid=0`;
  const server = await sandboxForTest();
  const columns = ['Key', 'Month', 'Company', 'Reseller', 'Monthly Users'];
  const sheet = n8n.use(new GoogleSheet(TOKEN, documentId, 'Usage', columns, 3));
  const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(server));
  const workflow = await filledTemplate('usage-to-google-sheets.json', keepnet, {
    'Write Usage Sheet': {
      credentials: await connectedAccount(n8n.session, 'googleSheetsOAuth2Api', TOKEN),
      parameters: { documentId: { __rl: true, mode: 'url', value: address } },
    },
  });
  const { id } = await createWorkflow(n8n.session, workflow);
  const usage = () =>
    server.sandbox.snapshot({ month: LAST_MONTH }).map(({ companyId, companyName, resellerName, monthlyUsers }) => ({
      Key: `keepnet:${companyId}:monthly-users:${LAST_MONTH}`,
      Month: LAST_MONTH,
      Company: companyName,
      Reseller: resellerName ?? '',
      'Monthly Users': monthlyUsers,
    }));
  const run = async (): Promise<void> => {
    expect((await runWorkflow(n8n.session, id, 'Second of the Month')).error).toBeUndefined();
    const byKey = (rows: readonly { Key?: unknown }[]) =>
      rows.toSorted((a, b) => (String(a.Key) < String(b.Key) ? -1 : 1));
    expect(byKey(sheet.records)).toEqual(byKey(usage()));
  };
  await run();
  const [corrected] = server.sandbox.snapshot();
  await changeCompany(server, corrected?.companyId, { monthlyUsers: { [LAST_MONTH]: 4321 } });
  await run();
});
