import { expect, test } from 'vitest';
import { catchError } from '../../test/support/catch-error';
import { inChunks } from '../../test/support/in-chunks';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { hasColumn, readCsv } from './read-csv';

async function rowsOf(file: string | Uint8Array, required: readonly string[], size = 7, optional: string[] = []) {
  const rows: unknown[] = [];
  for await (const batch of readCsv(inChunks(file, size), required, optional)) rows.push(...batch);
  return rows;
}

// Separators, line ends, quotes, encodings and sizes of chunks are in csv.property.test.ts.
test('returns the cells of the columns asked for, in the order asked', async () => {
  const file = 'Company Name,Extra,Monthly Users\r\nAcme,x,5\r\nÇınar,y,7\r\n';
  expect(await rowsOf(file, ['Monthly Users', 'Company Name'])).toEqual([
    ['5', 'Acme'],
    ['7', 'Çınar'],
  ]);
});

test.each([
  'Company Name;Tags, Notes;Users\nAcme;a, b, c;5\n',
  'Company Name;Tags, Notes, More, Others;Users\nAcme;a, b, c;5\n',
  'Company Name,Tags; Notes; More,Users\nAcme,a; b; c,5\n',
  '"Company; Name | of, all",Users\n"Acme;|",5\n',
  'Users\n5\n',
  ' USERS ,Name\n5,a',
  'Name,\u00a0users\na,5\n',
  '\n\nUsers,Name\n5,a',
])('finds the column, whatever the file looks like: %j', async (file) => {
  expect(await rowsOf(file, ['Users'])).toEqual([['5']]);
});

test('returns every row of a long file, over many chunks', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [`Company "${index}",\n`, String(index)]);
  const lines = rows.map(([name, users]) => `"${name?.replaceAll('"', '""')}",${users}`);
  expect(await rowsOf(['Name,Users', ...lines].join('\n'), ['Name', 'Users'], 50_000)).toEqual(rows);
});

test('returns undefined for an optional column that is missing, and its cells where it is there', async () => {
  expect(await rowsOf('Name,Users\na,41\n', ['Users'], 7, ['Reseller', 'Name'])).toEqual([['41', undefined, 'a']]);
});

test('returns no rows for a header alone', async () => {
  expect(await rowsOf('Name,Users', ['Users'])).toEqual([]);
});

test.each([
  ['an empty file', '', 'The CSV file is empty: it has no header.'],
  ['a BOM alone', '\ufeff', 'The CSV file is empty: it has no header.'],
  ['a missing column', 'Name,Target Users\nsecret,1', 'The CSV file has no column "Users".'],
  ['a repeated column', 'Users,Name,users \n1,secret,2', 'The CSV file has the column "Users" 2 times.'],
  ['a short row far down', `Name,Users\n${'a,1\n'.repeat(50_000)}secret\n`, 'fewer cells than the header (line'],
  ['a short row', 'Name,Users\na,1\nsecret\n', 'a row has more or fewer cells than the header (line 3)'],
  ['a long row', 'Name,Users\nsecret,1,2', 'a row has more or fewer cells than the header (line 2)'],
  ['an unclosed quote', 'Name,Users\n"secret,1\n', 'a quoted cell is not closed'],
  ['a quote in a cell', 'Name,Users\nsecret "q" x,1\n', 'a quote is where none is allowed (line 2)'],
  ['text behind a quote', 'Name,Users\n"secret"x,1\n', 'a quote is where none is allowed (line 2)'],
  ['an endless cell', `Name,Users\n"secret${'x'.repeat(1_100_000)}`, 'a row is longer than one million bytes'],
  ['another encoding', Buffer.from('Name,Users\nsecret\u00fe,1\n', 'latin1'), 'neither UTF-8 nor UTF-16'],
  ['a letter cut at the end', Buffer.from('Name,Users\nsecret,ü').subarray(0, -1), 'neither UTF-8 nor UTF-16'],
])('throws KeepnetResponseError without a cell in it for %s', async (_name, file, message) => {
  const size = file.length > 10_000 ? 65_536 : 7;
  const error = await catchError(rowsOf(file, ['Users'], size));
  if (!KeepnetResponseError.isInstance(error)) throw new Error('Expected a KeepnetResponseError.');
  expect(error.message).toContain(message);
  expect(error.cause).toBeUndefined();
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('secret');
});

test.each([
  ['Company Name,Monthly Users\nA,1\n', true],
  ['Company Name;"monthly  users"\r\n', true],
  ['Company Name\tMonthly Users', true],
  ['Company Name,Monthly Users Before\nMonthly Users,1\n', false],
  ['Company Name\nA\n', false],
  ['', false],
])('hasColumn tells whether %j has Monthly Users', async (text, expected) => {
  expect(await hasColumn(text, 'Monthly Users')).toBe(expected);
});
