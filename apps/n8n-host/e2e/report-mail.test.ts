import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { type Mailbox, startMailbox } from '../src/mailbox/start-mailbox';
import { PATHS } from '../src/paths';
import { createWorkflow } from '../src/workflows';
import { filledTemplate } from './setup/filled-template';
import { GoogleDrive } from './setup/google-drive';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';
import { HAS_VALIDATOR, officeErrors } from './setup/office-errors';
import { type Editor, openEditorOf, PICTURE_FOLDER } from './setup/open-editor';
import { readable } from './setup/readable';
import { accessTo, LAST_MONTH, TODAY } from './setup/sandbox';
import { connectedAccount, serviceCredential } from './setup/service-credential';
import { drawInLibreOffice, openInLibreOffice } from './setup/spreadsheet';

const LIMIT = { timeout: 180_000 };
const TOKEN = 'google-token';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: RunningSandbox;
let mailbox: Mailbox;
let n8n: N8nWithServices;
let editor: Editor;
let folder: string;
let drive: GoogleDrive;

beforeAll(async () => {
  server = await startSandbox({ companies: 400, today: TODAY, scenario: 'hostile-names' });
  mailbox = await startMailbox();
  n8n = await n8nWithServices(['www.googleapis.com']);
  drive = n8n.use(new GoogleDrive(TOKEN));
  editor = await openEditorOf(n8n.session);
  folder = await mkdtemp(join(tmpdir(), 'keepnet-report-'));
});
afterAll(async () => {
  await editor.close();
  await n8n.stop();
  await mailbox.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const total = (): string =>
  readable(server.sandbox.snapshot({ month: LAST_MONTH }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0));

test('a user presses Execute in the template, and the report arrives', LIMIT, async () => {
  const workflow = await filledTemplate(
    'monthly-report.json',
    await createCredential(n8n.session, 'Keepnet', accessTo(server)),
    {
      'Create Report': { parameters: { options: { trendMonths: 3 } } },
      'Save to Drive': { credentials: await connectedAccount(n8n.session, 'googleDriveOAuth2Api', TOKEN) },
      'Send Report': {
        credentials: await serviceCredential(n8n.session, 'smtp', mailbox.credential),
        parameters: { fromEmail: 'keepnet@reseller.example', toEmail: 'billing@reseller.example' },
      },
    },
  );
  const { id } = await createWorkflow(n8n.session, workflow);
  await editor.openWorkflow(id);
  await editor.marked('execute-workflow-button').first().click();
  await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(1);

  await editor.page.goto(`${mailbox.url}/mails/0`);
  const mail = editor.page.frameLocator('iframe');
  await mail.getByText(total(), { exact: true }).first().waitFor();
  await editor.page.getByText(`keepnet-report-${LAST_MONTH}.xlsx`).waitFor();
  await editor.picture('monthly-report');
  expect(drive.files[0]?.bytes.equals(workbook())).toBe(true);
});

const workbook = (): Buffer => mailbox.mails[0]?.attachments[0]?.content ?? Buffer.alloc(0);
const arrived = (): string => String(mailbox.mails[0]?.html);

async function openMail(width: number, colorScheme: 'light' | 'dark', html: string): Promise<Page> {
  const { page } = editor;
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.goto('about:blank');
  await page.setContent(html);
  return page;
}

/** What a mail program leaves that knows no styles at all. */
const withoutStyles = (html: string): string =>
  html.replace(/<style>.*?<\/style>/gs, '').replace(/ (?:style|class|bgcolor)="[^"]*"/g, '');

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({});
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('the mail that arrived', () => {
  test.each([
    [380, 'light'],
    [380, 'dark'],
    [800, 'light'],
    [800, 'dark'],
  ] as const)('can be read by everybody, %i pixels wide and %s', LIMIT, async (width, colorScheme) => {
    const page = await openMail(width, colorScheme, arrived());
    await mkdir(PATHS.pictures, { recursive: true });
    await page.screenshot({ path: join(PATHS.pictures, `report-mail-${width}-${colorScheme}.png`), fullPage: true });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.getByText(total(), { exact: true }).first().isVisible()).toBe(true);
    // Nothing pushes the mail wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test('says all of it without styles', LIMIT, async () => {
    const page = await openMail(800, 'light', withoutStyles(arrived()));
    const text = await page.locator('body').innerText();
    for (const said of [total(), 'Needs attention', 'By reseller', 'How this was counted'])
      expect(text).toContain(said);
    expect(await page.locator('th[scope=row]').count()).toBeGreaterThan(5);
  });
});

describe('the workbook that is attached', () => {
  const save = async (): Promise<string> => {
    const path = join(folder, 'report.xlsx');
    await writeFile(path, workbook());
    return path;
  };

  test('opens in LibreOffice, with the total of the sandbox', LIMIT, async () => {
    const path = await save();
    await drawInLibreOffice(path, join(PICTURE_FOLDER, 'report-workbook'));
    const [sheet] = await openInLibreOffice([path]);
    expect(sheet?.formulas.length).toBeGreaterThan(0);
    const rows = (sheet?.rows ?? []).map((cells) => cells.map(({ text }) => text));
    expect(rows.filter(([first, , users]) => first === 'Total' && users === total())).not.toEqual([]);
    expect(rows.flat().filter((text) => /^(?:#REF!|#NAME\?|#VALUE!|Err:\d)/.test(text))).toEqual([]);
  });

  test.skipIf(!HAS_VALIDATOR)('is valid to the Open XML SDK', LIMIT, async () => {
    expect(await officeErrors(await save())).toEqual([]);
  });
});
