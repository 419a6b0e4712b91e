import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { itemsOf } from '../src/executions';
import { chain, keepnet, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { download } from './setup/download';
import { FORMULA_CORPUS } from './setup/formula-corpus';
import { HAS_VALIDATOR, officeErrors } from './setup/office-errors';
import { inDays, LAST_MONTH, sandboxForTest, storedFor, THIS_MONTH } from './setup/sandbox';
import { session } from './setup/shared-session';
import { openInLibreOffice, type Sheet } from './setup/spreadsheet';

const LISTS = ['all', 'overLimit', 'expired', 'renewals'] as const;
/** The console's columns, the list's own and the Company ID. */
const COLUMNS = { all: 13, overLimit: 15, expired: 14, renewals: 14 };
const EXCEL_LIMIT = 32_767;
const LIMIT = { timeout: 180_000 };

// The total row of a workbook, and the only formulas that are ours.
const TOTAL = /^of:=SUBTOTAL\(109;/;

type Format = 'csv' | 'excel';
type Sandbox = Awaited<ReturnType<typeof hostileSandbox>>;

/** Companies with hostile names, each over its limit, half of them expired and half soon to be renewed. */
async function hostileSandbox() {
  const server = await sandboxForTest({ companies: FORMULA_CORPUS.length + 20, scenario: 'export-error:400' });
  const { world } = server.sandbox;
  const companies = world.companies.slice(10, 10 + FORMULA_CORPUS.length);
  companies.forEach(({ companyId }, index) => {
    const name = FORMULA_CORPUS[index] ?? '';
    const renewalDay = inDays(index % 2 === 0 ? -3 : 3);
    const texts = { companyName: name, resellerName: name, tags: [name] };
    world.change(companyId, { ...texts, renewalDay, renewalTime: null, isLimited: true, numberOfUsers: '10' });
    world.change(companyId, { targetUsers: 100_000 + index });
  });
  return server;
}

async function exportFiles(server: Sandbox, format: Format): Promise<string[]> {
  const credential = await storedFor(server);
  return Promise.all(
    LISTS.map(async (list) => {
      const parameters = { resource: 'company', operation: 'export', list, format, days: 30 };
      const { id } = await createWorkflow(session, chain(list, start(), keepnet(credential, parameters)));
      return download(itemsOf(await runWorkflow(session, id), 'Keepnet')[0]);
    }),
  );
}

/** A text without what may differ: the apostrophes of a defused formula, line breaks of other systems. */
function comparable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll("'", '')
    .replace(/^\n+|\n+$/g, '');
}

/** Each hostile row has all its cells, its texts, its numbers and its date. */
function expectWhole({ rows, formulas }: Sheet, list: (typeof LISTS)[number], server: Sandbox): void {
  expect(formulas.filter((formula) => !TOTAL.test(formula))).toEqual([]);
  const month = list === 'all' ? LAST_MONTH : THIS_MONTH;
  const companies = server.sandbox.snapshot({ month }).filter(({ targetUsers }) => targetUsers >= 100_000);
  const due = companies.filter(
    ({ isExpired }) => list === 'all' || list === 'overLimit' || isExpired === (list === 'expired'),
  );
  expect(due.length).toBeGreaterThan(20);
  const at = (title: string): number => (rows[0] ?? []).findIndex(({ text }) => text.startsWith(title));
  for (const { companyName, targetUsers, monthlyUsers, renewalDay } of due) {
    const row = rows.find((cells) => cells[at('Target Users')]?.value === String(targetUsers));
    expect(row, companyName.slice(0, 60)).toHaveLength(COLUMNS[list]);
    for (const title of ['Company Name', 'Reseller Name', 'Tags']) {
      const cell = row?.[at(title)];
      expect(cell?.type).toBe('string');
      const [shown, name] = [comparable(cell?.text ?? ''), comparable(companyName)];
      if (name.length < EXCEL_LIMIT - 10) expect(shown).toBe(name);
    }
    const counts = ['Target Users', 'Inactive Users', 'Deleted Users', 'Monthly Users', 'License Limit'];
    expect(counts.map((title) => row?.[at(title)]?.type)).toEqual(Array(5).fill('float'));
    expect([row?.[at('Monthly Users')]?.value, row?.[at('License Limit')]?.value]).toEqual([
      String(monthlyUsers),
      '10',
    ]);
    const renewal = row?.[at('Renewal Date')];
    expect([renewal?.type, renewal?.value]).toEqual(['date', renewalDay]);
  }
}

test('finds the formulas of a file that nobody has defused', LIMIT, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keepnet-raw-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'raw.csv');
  writeFileSync(file, 'name,users\r\n=1+1,5\r\na;=2+2;b,6\r\n');
  const [byComma] = await openInLibreOffice([file], ',');
  expect(byComma?.formulas).toEqual(['of:=1+1']);
  const [byAll] = await openInLibreOffice([file], ',;\t');
  expect(byAll?.formulas).toEqual(['of:=1+1', 'of:=2+2']);
});

test('opens every CSV file with no formula and nothing lost or moved', LIMIT, async () => {
  const server = await hostileSandbox();
  const files = await exportFiles(server, 'csv');
  // The comma alone, and what LibreOffice's own dialog offers.
  for (const separators of [',', ',;\t']) {
    const sheets = await openInLibreOffice(files, separators);
    LISTS.forEach((list, index) => expectWhole(sheets[index] ?? { rows: [], formulas: [] }, list, server));
  }
  // Where lists are written with semicolons the rows fall apart, yet no part becomes a formula.
  for (const separators of [';', '\t', ';|\t']) {
    const sheets = await openInLibreOffice(files, separators);
    expect(sheets.flatMap(({ formulas }) => formulas)).toEqual([]);
    expect(sheets.every(({ rows }) => rows.length > 20)).toBe(true);
  }
});

test('opens every Excel file with no formula and nothing lost or moved', LIMIT, async () => {
  const server = await hostileSandbox();
  const files = await exportFiles(server, 'excel');
  const sheets = await openInLibreOffice(files);
  LISTS.forEach((list, index) => expectWhole(sheets[index] ?? { rows: [], formulas: [] }, list, server));
  for (const file of HAS_VALIDATOR ? files : []) expect(await officeErrors(file)).toEqual([]);
});
