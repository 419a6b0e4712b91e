import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { expect } from 'vitest';

import type { StoredCredential } from '../../src/credentials';
import type { Mailbox } from '../../src/mailbox/start-mailbox';
import { chain, keepnet, node, start } from '../../src/workflow';
import { createWorkflow } from '../../src/workflows';
import { filledTemplate } from './filled-template';
import type { Editor } from './open-editor';
import { readable } from './readable';
import { LAST_MONTH } from './sandbox';
import { serviceCredential } from './service-credential';

const ADDRESSES = { fromEmail: 'keepnet@reseller.example', toEmail: 'billing@reseller.example' };

/** Picks a customer by a part of its name, and looks at how many users to bill. */
export async function billOneCustomer(
  editor: Editor,
  credential: StoredCredential,
  { sandbox }: RunningSandbox,
): Promise<void> {
  const company = sandbox.snapshot({ month: LAST_MONTH }).find(({ monthlyUsers }) => monthlyUsers > 0);
  const parameters = { resource: 'company', operation: 'get' };
  const { id } = await createWorkflow(editor.session, chain('One customer', start(), keepnet(credential, parameters)));
  await editor.openWorkflow(id);
  await editor.openNode('Keepnet');
  await editor.marked('rlc-input').click();
  await editor.marked('rlc-search').fill(company?.companyName ?? '');
  await editor
    .marked('rlc-item')
    .getByText(company?.companyName ?? '')
    .first()
    .click();
  await editor.marked('node-execute-button').click();
  const output = editor.marked('output-panel');
  await output.getByText('monthlyUsers').first().waitFor();
  await output.getByText(LAST_MONTH).first().waitFor();
  await output.getByText(String(company?.monthlyUsers), { exact: true }).first().waitFor();
  await editor.widenOutput();
  await editor.picture('one-customer');
}

/** Prices every customer's month as the guide says, and looks at the lines. */
export async function priceCustomers(
  editor: Editor,
  credential: StoredCredential,
  { sandbox }: RunningSandbox,
): Promise<void> {
  const asked = keepnet(credential, {
    resource: 'billing',
    operation: 'getInvoiceLines',
    verification: 'strict',
    currency: 'EUR',
    prices: { price: [{ field: 'everybody', unitPrice: '1.50' }] },
  });
  const { id } = await createWorkflow(editor.session, chain('Invoice lines', start(), asked));
  await editor.openWorkflow(id);
  await editor.openNode('Keepnet');
  await editor.marked('node-execute-button').click();
  const output = editor.marked('output-panel');
  await output.getByText(`${sandbox.snapshot().length} items`).waitFor();
  await output
    .getByText(/ × 1\.50 = [\d.]+ EUR/)
    .first()
    .waitFor();
  await editor.widenOutput();
  await editor.picture('invoice-lines');
}

/** Executes a workflow that mails the over-limit list as an Excel file, and looks at the mail that arrived. */
export async function mailOverLimit(editor: Editor, credential: StoredCredential, mailbox: Mailbox): Promise<void> {
  const file = keepnet(credential, { resource: 'company', operation: 'export', list: 'overLimit' });
  const mail = {
    ...node('Send Email', 'n8n-nodes-base.emailSend', 2.1, {
      ...ADDRESSES,
      subject: 'Over the limit',
      emailFormat: 'text',
      text: 'Attached.',
      options: { fileAttachments: 'data' },
    }),
    credentials: await serviceCredential(editor.session, 'smtp', mailbox.credential),
  };
  const { id } = await createWorkflow(editor.session, chain('Over limit by mail', start(), file, mail));
  await editor.openWorkflow(id);
  await editor.marked('execute-workflow-button').first().click();
  await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(1);
  const [arrived] = mailbox.mails;
  expect(arrived?.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/over-limit.*\.xlsx$/)]);

  await editor.page.goto(mailbox.url);
  await editor.page.getByText('Over the limit').click();
  const download = editor.page.waitForEvent('download');
  await editor.page.getByText(/\.xlsx$/).click();
  expect((await download).suggestedFilename()).toBe(arrived?.attachments[0]?.filename);
}

/** Executes a template as it ships, with an account and addresses, and looks at what arrived. */
export async function executeTemplate(
  editor: Editor,
  credential: StoredCredential,
  mailbox: Mailbox,
  { sandbox }: RunningSandbox,
): Promise<void> {
  const workflow = await filledTemplate('usage-excel-by-mail.json', credential, {
    'Send File': {
      credentials: await serviceCredential(editor.session, 'smtp', mailbox.credential),
      parameters: ADDRESSES,
    },
  });
  const { id } = await createWorkflow(editor.session, workflow);
  const before = mailbox.mails.length;
  await editor.openWorkflow(id);
  await editor.marked('execute-workflow-button').first().click();
  await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(before + 1);
  await editor.page.goto(`${mailbox.url}/mails/${before}`);
  const customers = readable(sandbox.snapshot().length);
  await editor.page.frameLocator('iframe').getByText(`Customers in the file: ${customers}`).waitFor();
  await editor.picture('mailbox');
  const mail = await fetch(`${mailbox.url}/mails/${before}/html`);
  // What a mail holds must not run in the browser.
  expect(mail.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
}

/** Looks at what the trigger says before anything is set. */
export async function lookAtTrigger(editor: Editor, credential: StoredCredential): Promise<void> {
  const trigger = keepnet(credential, { event: 'licenseLimitExceeded' }, 'keepnetTrigger', 'Keepnet Trigger');
  const { id } = await createWorkflow(editor.session, chain('Trigger', trigger));
  await editor.openWorkflow(id);
  await editor.page.getByText('License limit exceeded').waitFor();
  await editor.openNode('Keepnet Trigger');
  const panel = editor.marked('ndv');
  await panel.getByText('already in this state do not fire').waitFor();
  const shown = async (): Promise<string> =>
    [await panel.textContent(), ...(await panel.locator('input').evaluateAll(valuesOf))].join(' ');
  await expect.poll(shown, { timeout: 60_000 }).toContain('Every Hour');
  await editor.picture('trigger');
}

const valuesOf = (inputs: (HTMLElement | SVGElement)[]): string[] =>
  inputs.map((input) => ('value' in input ? String(input.value) : ''));
