import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { type PriceBook, priceUsage } from '@keepnet-workflows/core';
import { startSandbox } from '@keepnet-workflows/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { codeBlocks, readDocument, root } from './documents';

const runFile = promisify(execFile);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepnet-docs-'));
  symlinkSync(resolve(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'), 'junction');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a block as it stands, and `report` after it, in a Node of its own. */
async function run(block: string, report: string): Promise<unknown> {
  const file = join(folder, 'block.mts');
  writeFileSync(file, `${block}\nconsole.log(JSON.stringify(${report}));\n`);
  const { stdout } = await runFile(process.execPath, [file]);
  return JSON.parse(stdout);
}

describe('the code blocks', () => {
  test('of the core work against a Keepnet', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { url, clientId, clientSecret, sandbox, close } = await startSandbox({ companies: 300, today });
    try {
      const [block = ''] = codeBlocks(readDocument('packages/core/README.md'), 'ts');
      const credentials = `baseUrl: '${url}', clientId: '${clientId}', clientSecret: '${clientSecret}'`;
      const filled = block.replace("clientId: '…', clientSecret: '…'", credentials);
      expect(filled).toContain(url);
      const month = /month: '([\d-]+)'/.exec(block)?.[1] ?? '';
      const total = sandbox.snapshot({ month }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
      const answer = await run(
        filled,
        '[totalMonthlyUsers, completeness.exportTotal, overLimit.length > 0, expired.length > 0, file.fileName]',
      );
      expect(answer).toEqual([total, total, true, true, expect.stringMatching(/\.xlsx$/)]);
    } finally {
      await close();
    }
  });

  test('of the price book are price books', () => {
    const blocks = codeBlocks(readDocument('docs/price-book.md'), 'json');
    expect(blocks).toHaveLength(1);
    const usage = { month: '2026-10', lines: [], completeness: { startedAt: '2026-11-20T12:00:00Z' } };
    for (const block of blocks) {
      const priceBook = JSON.parse(block) as PriceBook;
      expect(priceUsage(usage, { priceBook }).currency).toBe(priceBook.currency);
    }
  });

  test('of the sandbox start and end one', async () => {
    const [block = ''] = codeBlocks(readDocument('apps/sandbox/README.md'), 'ts');
    expect(await run(block, 'truth.length')).toBe(500);
  });

  test('of the front page show what the demo prints', async () => {
    const demo = join(root, 'apps', 'demo', 'dist', 'main.js');
    const { stdout: printed } = await runFile(process.execPath, [demo], { cwd: folder });
    const [shown = ''] = codeBlocks(readDocument('README.md'), '');
    const lines = shown
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== '…');
    expect(lines.length).toBeGreaterThan(5);
    const printedLines = printed.split('\n').map((line) => line.trim());
    expect(lines.filter((line) => !printedLines.includes(line))).toEqual([]);
  });
});
