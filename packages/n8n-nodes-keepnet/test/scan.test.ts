import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';

import { installScan } from '../scan/install.mjs';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  readonly details?: string;
}

/** What n8n's scan of community packages says. */
async function scan(folder: string, kind: 'published' | 'source'): Promise<Verdict> {
  // Some of its rules expect file names of their own when NODE_ENV is `test`.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { stdout } = await run(process.execPath, [join(root, 'scan', 'scan.mjs'), folder, kind], { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Verdict;
}

beforeAll(installScan, 900_000);

describe("n8n's scan", () => {
  test('passes what is published', async () => {
    const { name, passed, details } = await scan(inject('packageFolder'), 'published');
    expect([name, passed], details).toEqual(['n8n-nodes-keepnet', true]);
  });

  test('passes the source', async () => {
    const { name, passed, details } = await scan(root, 'source');
    expect([name, passed], details).toEqual(['n8n-nodes-keepnet', true]);
  });

  test('looks at what it is given: it refuses a timer and a foreign module', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keepnet-scan-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(inject('packageFolder'), folder, { recursive: true });
    writeFileSync(join(folder, 'dist', 'core.js'), 'setTimeout(() => require("node:fs"), 1);');
    const { passed, details } = await scan(folder, 'published');
    expect(passed).toBe(false);
    expect(details).toContain('no-restricted-globals');
    expect(details).toContain('no-restricted-imports');
  });
});
