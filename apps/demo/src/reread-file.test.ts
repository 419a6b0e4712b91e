import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { rereadFile } from './reread-file';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reread-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('returns rows and Monthly Users of a CSV file with a byte order mark and a line break in a name', async () => {
  const path = await fileOf(
    'good.csv',
    '\uFEFF"Company Name","Monthly Users 2026-10"\r\n"Two\nLines, Oy",40\r\nB,2\r\n',
  );
  expect(await rereadFile(path)).toEqual({ companyCount: 2, monthlyUsers: 42 });
});

test('returns rows and Monthly Users of an Excel file', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Company Name', 'Monthly Users 2026-10'],
    ['A', 40],
    ['B', 2],
  ]);
  const bytes: unknown = write(utils.book_new(sheet, 'Companies'), { type: 'buffer', bookType: 'xlsx' });
  const path = await fileOf('good.xlsx', bytes as Uint8Array);
  expect(await rereadFile(path)).toEqual({ companyCount: 2, monthlyUsers: 42 });
});

test.each([
  ['Company Name,Users\nA,1\n', 'no column Monthly Users'],
  ['Company Name,Monthly Users 2026-10\nA,\n', 'without a number'],
  ['Company Name,Monthly Users 2026-10\nA,many\n', 'without a number'],
])('throws for the file %j', async (content, message) => {
  await expect(rereadFile(await fileOf('bad.csv', content))).rejects.toThrow(message);
});
