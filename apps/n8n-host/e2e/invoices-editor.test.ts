import { afterAll, beforeAll, expect, test } from 'vitest';

import { ACCOUNTING, booked } from './setup/accounting';
import { type BilledMonth, billedMonth } from './setup/billed-month';
import { type HttpsProxy, startHttpsProxy } from './setup/https-proxy';
import { type Editor, openEditor } from './setup/open-editor';

const { open, ledger, yes } = ACCOUNTING.quickbooks;

const accounts = open();
let proxy: HttpsProxy;
let editor: Editor;
beforeAll(async () => {
  proxy = await startHttpsProxy(new Map([[accounts.host, accounts]]));
  editor = await openEditor(proxy.environment);
});
afterAll(async () => {
  await editor.close();
  proxy.close();
});

async function showTable({ tables }: BilledMonth, name: string, text: string, picture: string): Promise<void> {
  await editor.page.goto(`${editor.session.login.url}${await tables.page(name)}`);
  await editor.page.getByText(text).filter({ visible: true }).first().waitFor();
  await editor.picture(picture);
}

test('a person types references in, decides in the form, and finds the invoices in the ledger', async () => {
  const month = await billedMonth(editor, 'quickbooks');
  await showTable(month, 'Keepnet customers', 'Birch', 'customer-map');

  const { executionId, mail, form } = await month.ask();
  await editor.page.setContent(mail.html);
  await editor.picture('approval-mail');
  await editor.page.goto(form);
  await editor.page.getByText('To be created: 4').waitFor();
  await editor.page.locator('select').selectOption(yes);
  await editor.page.locator('input[type="text"]').fill('Ann Approver');
  await editor.picture('approval-form');
  await editor.page.getByRole('button', { name: 'Submit' }).click();

  const { report } = await month.end(executionId);
  expect(report.subject).toContain('4 done');
  expect(booked(accounts)).toHaveLength(4);
  await showTable(month, ledger, 'done', 'invoice-ledger');
}, 300_000);
