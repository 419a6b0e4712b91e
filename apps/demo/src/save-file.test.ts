import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { saveFile } from './save-file';

const signal = new AbortController().signal;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Company');
  throw new Error('connection lost');
}

async function* whole(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Company');
  yield Buffer.from(' Name');
}

test('returns where the file is and its size', async () => {
  const file = { fileName: 'a.csv', mimeType: 'text/csv', stream: whole(), companyCount: 1 };
  const saved = await saveFile(file, join(folder, 'new'), signal);
  expect(saved).toEqual({ path: join(folder, 'new', 'a.csv'), bytes: 12 });
  expect(await readFile(saved.path, 'utf8')).toBe('Company Name');
});

test('throws and leaves no file when the stream breaks', async () => {
  const file = { fileName: 'a.csv', mimeType: 'text/csv', stream: broken(), companyCount: 1 };
  await expect(saveFile(file, folder, signal)).rejects.toThrow('connection lost');
  expect(await readdir(folder)).toEqual([]);
});
