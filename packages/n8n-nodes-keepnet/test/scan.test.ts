import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { describe, expect, inject, onTestFinished, test } from 'vitest';

import { scan } from '../scan/scan.mjs';

const root = resolve(import.meta.dirname, '..');

// It may have to be installed first.
describe("n8n's scan", { timeout: 900_000 }, () => {
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
