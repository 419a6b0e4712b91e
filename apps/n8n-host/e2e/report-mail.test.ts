import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Item, itemsOf } from '../src/executions';
import { PATHS } from '../src/paths';
import { requireProgram } from '../src/require-program';
import { chain, keepnet, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { download } from './setup/download';
import { LAST_MONTH, storedFor, TODAY } from './setup/sandbox';
import { session } from './setup/shared-session';
import { openInLibreOffice } from './setup/spreadsheet';

const LIMIT = { timeout: 180_000 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let server: RunningSandbox;
let report: Item | undefined;

beforeAll(async () => {
  const executablePath = await requireProgram(['chromium', 'chromium-browser', 'google-chrome'], 'chromium');
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  server = await startSandbox({ companies: 400, today: TODAY, scenario: 'hostile-names' });
  const parameters = { resource: 'billing', operation: 'createReport', options: { trendMonths: 3 } };
  const { id } = await createWorkflow(session, chain('Report', start(), keepnet(await storedFor(server), parameters)));
  const execution = await runWorkflow(session, id);
  expect(execution.error).toBeUndefined();
  report = itemsOf(execution, 'Keepnet')[0];
}, LIMIT.timeout);
afterAll(async () => {
  await browser.close();
  await server.close();
});

const total = (): string =>
  server.sandbox
    .snapshot({ month: LAST_MONTH })
    .reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0)
    .toLocaleString('en-US');

async function openMail(width: number, colorScheme: 'light' | 'dark', html: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
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

describe('the mail of a report', () => {
  test.each([
    [380, 'light'],
    [380, 'dark'],
    [800, 'light'],
    [800, 'dark'],
  ] as const)('can be read by everybody, %i pixels wide and %s', LIMIT, async (width, colorScheme) => {
    const page = await openMail(width, colorScheme, String(report?.json['html']));
    await mkdir(PATHS.pictures, { recursive: true });
    await page.screenshot({ path: join(PATHS.pictures, `report-mail-${width}-${colorScheme}.png`), fullPage: true });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.getByText(total(), { exact: true }).first().isVisible()).toBe(true);
    // Nothing pushes the mail wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  test('says all of it without styles', LIMIT, async () => {
    const page = await openMail(800, 'light', withoutStyles(String(report?.json['html'])));
    const text = await page.locator('body').innerText();
    for (const said of [total(), 'Needs attention', 'By reseller', 'How this was counted'])
      expect(text).toContain(said);
    expect(await page.locator('th[scope=row]').count()).toBeGreaterThan(5);
    await page.context().close();
  });
});

test('the workbook of a report opens in LibreOffice', LIMIT, async () => {
  const [sheet] = await openInLibreOffice([await download(report)]);
  expect(sheet?.formulas.length).toBeGreaterThan(0);
  const cells = (sheet?.rows ?? []).flat();
  expect(cells.map(({ text }) => text)).toContain(total());
  expect(cells.filter(({ text }) => /^(?:#REF!|#NAME\?|#VALUE!|Err:\d)/.test(text))).toEqual([]);
});
