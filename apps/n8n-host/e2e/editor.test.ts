import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';

import { exampleWorkflow } from '../src/example-workflow';
import { createCredential, type StoredCredential } from '../src/credentials';
import { type Mailbox, startMailbox } from '../src/mailbox/start-mailbox';
import { readTemplates } from '../src/read-templates';
import { chain, keepnet, start, withCredential } from '../src/workflow';
import { createWorkflow } from '../src/workflows';
import { billOneCustomer, executeTemplate, lookAtTrigger, mailOverLimit, priceCustomers } from './setup/first-day';
import { ERRORS, meetError } from './setup/first-errors';
import { type Editor, openEditor } from './setup/open-editor';
import { accessTo, TODAY } from './setup/sandbox';

/** The editor draws each template alike; what n8n says of every node in all of them is in templates.test.ts. */
const PICTURED = ['monthly-invoices-xero.json', 'over-limit-true-up.json'];

const templates = await readTemplates();

let editor: Editor;
let server: RunningSandbox;
let mailbox: Mailbox;
let credential: StoredCredential;

beforeAll(async () => {
  server = await startSandbox({ today: TODAY });
  mailbox = await startMailbox();
  editor = await openEditor();
});
afterAll(async () => {
  await editor.close();
  await mailbox.close();
  await server.close();
});

/** Leaves a picture of what a user would have seen. */
function editorTest(name: string, run: () => Promise<void>): void {
  test(name, { timeout: 300_000 }, async ({ task }) => {
    onTestFailed(() => editor.picture(`failed-${task.id}`));
    await run();
  });
}

describe('the editor', () => {
  editorTest('finds the node by its name, with an action for every operation', async () => {
    const { id } = await createWorkflow(editor.session, chain('Monthly billing'));
    await editor.openWorkflow(id);
    await editor.marked('canvas-plus-button').click();
    await editor.page.getByPlaceholder('Search nodes...').fill('keepnet');
    const item = editor.marked('node-creator-item-name').filter({ hasText: /^\s*Keepnet\s*$/ });
    await item.first().click();
    await editor.marked('node-creator-category-item').filter({ hasText: 'Actions' }).click();
    const actions = editor.marked('node-creator-item-name');
    // The triggers of the list are called "On …".
    const names = async (): Promise<string[]> =>
      (await actions.allTextContents())
        .map((text) => text.trim())
        .filter((text) => !text.startsWith('On '))
        .sort();
    // The lists slide over each other for a moment.
    await expect
      .poll(names, { timeout: 60_000 })
      .toEqual([
        'Check the connection',
        'Compare the monthly users of two months',
        'Create the report of a month',
        'Export companies to a file',
        'Get a company',
        'Get a usage line for every customer',
        'Get an invoice line for every customer',
        'Get companies over their license limit',
        'Get companies with an expired license',
        'Get companies with an upcoming renewal',
        'Get many companies',
        'Get the monthly user total',
      ]);
    const total = actions.filter({ hasText: 'Get the monthly user total' });
    await total.hover();
    await editor.picture('node-creator');
    await total.click();
    await editor.marked('ndv').waitFor();
  });

  editorTest('tells in the credential dialog that a secret is wrong, then that the connection works', async () => {
    await editor.page.getByRole('button', { name: 'Connect to Keepnet' }).click();
    await editor.marked('credential-edit-dialog').waitFor();
    const field = (name: string) => editor.marked(`parameter-input-${name}`).locator('input');
    await field('clientId').fill('sandbox');
    await field('clientSecret').fill('not-the-secret');
    expect(await field('baseUrl').inputValue()).toBe('https://api.keepnetlabs.com');
    await editor.picture('credential');
    await field('baseUrl').fill(server.url);
    await editor.marked('credential-save-button').click();
    const dialog = editor.marked('credential-edit-dialog');
    await dialog.getByText('Couldn’t connect with these settings').waitFor();
    await dialog.getByText('More details').click();
    await dialog
      .getByText(/Client ID|Client Secret/)
      .nth(2)
      .waitFor();
    await editor.picture('credential-refused');

    await field('clientSecret').fill('sandbox-secret');
    await editor.marked('credential-save-button').click();
    // Opened from a node, the dialog closes by itself once the test is good.
    await dialog.waitFor({ state: 'hidden' });
    await editor.marked('credential-edit-button').click();
    await dialog.getByText('Connection tested successfully').waitFor();
    await editor.page.locator('.el-dialog__headerbtn:visible').click();
    await dialog.waitFor({ state: 'hidden' });
  });

  editorTest('executes the monthly total and shows it', async () => {
    await editor.marked('node-execute-button').click();
    const output = editor.marked('output-panel');
    await output.getByText('totalMonthlyUsers').first().waitFor();
    await editor.widenOutput();
    await editor.picture('monthly-total');
  });

  editorTest('shows the total by reseller, and what each choice of Verification means', async () => {
    await editor.marked('parameter-input-verification').click();
    await editor.page.getByText('Fails unless the second count agrees').waitFor();
    await editor.picture('verification');
    await editor.page.keyboard.press('Escape');
    await editor.marked('parameter-input-groupBy').click();
    await editor.page.getByRole('option', { name: 'Reseller' }).click();
    await editor.marked('node-execute-button').click();
    await editor.marked('output-panel').getByText('ACME Resale').first().waitFor();
    await editor.picture('by-reseller');
  });

  editorTest('shows how many users to bill one customer', async () => {
    credential = await createCredential(editor.session, 'Keepnet sandbox', accessTo(server));
    await billOneCustomer(editor, credential, server);
  });

  editorTest('shows an invoice line for every customer', () => priceCustomers(editor, credential, server));

  editorTest('mails the over-limit list as an Excel file', () => mailOverLimit(editor, credential, mailbox));

  editorTest('executes a template, and its mail arrives', () => executeTemplate(editor, credential, mailbox, server));

  editorTest('says before the trigger is published what will fire', () => lookAtTrigger(editor, credential));

  editorTest('shows the companies over their limit as rows', async () => {
    const parameters = { resource: 'license', operation: 'getOverLimit', verification: 'strict' };
    const { id } = await createWorkflow(editor.session, chain('True-up', start(), keepnet(credential, parameters)));
    await editor.openWorkflow(id);
    await editor.openNode('Keepnet');
    await editor.marked('node-execute-button').click();
    const over = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
    await editor.marked('output-panel').getByText(`${over.length} items`).waitFor();
    await editor.widenOutput();
    await editor.picture('over-limit');
  });

  for (const error of ERRORS) {
    editorTest(`says what went wrong and what to do about it: ${error.name}`, () => meetError(editor, server, error));
  }

  editorTest('runs a whole workflow on the canvas', async () => {
    const { id } = await createWorkflow(editor.session, exampleWorkflow(credential));
    await editor.openWorkflow(id);
    await editor.marked('execute-workflow-button').first().click();
    await editor.page.getByText('Workflow executed successfully').waitFor();
    await editor.showWhole();
    await editor.picture('canvas');
  });

  for (const { file, workflow } of templates.filter((template) => PICTURED.includes(template.file))) {
    editorTest(`shows the template ${file} with nothing left to be set in our nodes`, async () => {
      const nodes = workflow.nodes.map((node) => withCredential(node, credential));
      const { id } = await createWorkflow(editor.session, { ...workflow, nodes });
      await editor.openWorkflow(id);
      const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-keepnet.'));
      const drawn = editor.page.locator('[data-test-id="canvas-node"][data-node-type^="n8n-nodes-keepnet."]:visible');
      await expect.poll(() => drawn.count(), { timeout: 60_000 }).toBe(ours.length);
      // n8n marks a node that is not ready.
      expect(await drawn.locator('[data-test-id="node-issues"]').count()).toBe(0);
      // The others wait for accounts of the user's own.
      expect(await editor.marked('node-issues').count()).toBeGreaterThan(0);
      await editor.showWhole();
      await editor.picture(file.replace('.json', ''));
    });
  }
});
