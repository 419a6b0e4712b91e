import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { KeepnetPermissionError } from '@keepnet-workflows/core';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { runDemo } from '../src/run-demo';
import { runProgram } from './run-program';

let folder = '';
let printed = '';
const write = (text: string): void => {
  printed += stripVTControlCharacters(text);
};
beforeEach(async () => {
  printed = '';
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
});
afterEach(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();

test('returns false and names the claim that does not hold', async () => {
  // The reading has to be repeated, which is right, but no calm day.
  expect(await runDemo({ write, folder, signal, scenario: 'duplicated-page' })).toBe(false);
  expect(printed).toContain('1 of 28 checks does not hold:\n   ✗ Undisturbed: 1 reading had to be repeated');
});

test('throws KeepnetPermissionError when the credential is no reseller', async () => {
  const demo = runDemo({ write, folder, signal, scenario: 'not-a-reseller' });
  await expect(demo).rejects.toSatisfy(KeepnetPermissionError.isInstance);
  expect(printed).toContain("✗ The credential may read a reseller's companies");
});

test('throws the reason of its signal when it is stopped', async () => {
  const stop = new AbortController();
  const demo = runDemo({
    write: (text) => {
      if (text.includes('attention')) stop.abort(new Error('enough'));
    },
    folder,
    signal: stop.signal,
  });
  await expect(demo).rejects.toThrow('enough');
});

test('returns the exit code of the signal, and no half a file, when it is interrupted', async () => {
  const run = await runProgram(folder, (child) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (/\d\. Files/.test(String(chunk))) child.kill('SIGINT');
    });
  });
  expect(run.exitCode).toBe(130);
  expect(run.errors).toBe('\nStopped.\n');
  expect(run.output).not.toContain('checks hold');
  const names = await readdir(join(folder, 'demo-output')).catch(() => []);
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});
