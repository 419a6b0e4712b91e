import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { inChunks } from '../../test/support/in-chunks';
import { textColumns } from '../../test/support/text-columns';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { ExportFormat } from './export-format';
import { checkExportFile, limitBytes, wholeWorkbook } from './keepnet-file';
import { writeCsv } from './write-csv';
import { writeExcel } from './write-excel';

const HEADER = ['Company Name', 'Monthly Users'];
const ROWS = Array.from({ length: 2000 }, (_, index): [string, number] => [`Şirket ${index}`, index]);

describe('checkExportFile', () => {
  test.each([
    ['csv', 1],
    ['csv', 1000],
    ['csv', 1_000_000],
    ['excel', 1],
    ['excel', 1_000_000],
  ] as const)('returns every byte of a %s file unchanged, in chunks of %i', async (format, size) => {
    const file = await buffer(format === 'csv' ? writeCsv(HEADER, ROWS) : writeExcel(textColumns(HEADER), ROWS));
    const answer = await checkExportFile(inChunks(file, size), format);
    expect(answer.kind === 'file' && (await buffer(answer.stream)).equals(file)).toBe(true);
  });

  test.each([
    'Reseller Name;Company Name\r\n',
    '\ufeff"Company Name"\t"Tags, Notes"\r\n',
    'company name|Tags',
    'Company Name',
    Buffer.from('\ufeffCompany Name;Tags\r\n', 'utf16le'),
  ])('returns the file for the header %j', async (file) => {
    expect((await checkExportFile(inChunks(file, 5), 'csv')).kind).toBe('file');
  });

  test.each(['csv', 'excel'] as const)('returns the text of a JSON answer to a %s export', async (format) => {
    const text = '\ufeff \n{"status":"INPUT_ERROR","message":"Şu an olmaz"}';
    expect(await checkExportFile(inChunks(text, 3), format)).toEqual({ kind: 'json', text: text.slice(1) });
  });

  test('returns no more than 64 KB of a JSON answer', async () => {
    const answer = await checkExportFile(inChunks(`["${'x'.repeat(200_000)}"]`, 1000), 'csv');
    expect(answer.kind === 'json' && answer.text.length).toBe(65_536);
  });

  test.each<[ExportFormat, string, string]>([
    ['csv', '\ufeff\r\n', 'The answer to the export is not a CSV file: it is empty.'],
    ['excel', '', 'The answer to the export is not an Excel file: it is empty.'],
    ['csv', '<!DOCTYPE html><p>secret</p>', 'not a CSV file: it is a web page (HTML).'],
    ['excel', ' <html>secret</html>', 'not an Excel file: it is a web page (HTML).'],
    ['csv', 'secret\nCompany Name,Users\n', 'not a CSV file: its first row has no column "Company Name".'],
    ['csv', 'PK\u0003\u0004secret', 'not a CSV file: its first row has no column "Company Name".'],
    ['excel', 'Company Name,Users\nsecret,1', 'not an Excel file: it does not begin like one.'],
    ['csv', 'Company Nam', 'not a CSV file: its first row has no column "Company Name".'],
    ['excel', 'PK', 'not an Excel file: it does not begin like one.'],
  ])('throws KeepnetResponseError when a %s export is answered by %j', async (format, body, message) => {
    const pending = checkExportFile(inChunks(body, 4), format);
    await expect(pending).rejects.toBeInstanceOf(KeepnetResponseError);
    await expect(pending).rejects.toThrow(message);
    await expect(pending).rejects.not.toThrow('secret');
  });
});

test('limitBytes throws KeepnetResponseError for a file that is larger, and not for the largest', async () => {
  const file = Buffer.from('12345');
  expect(await buffer(limitBytes(inChunks(file, 2), 5))).toEqual(file);
  const pending = buffer(limitBytes(inChunks(file, 2), 4));
  await expect(pending).rejects.toBeInstanceOf(KeepnetResponseError);
  await expect(pending).rejects.toThrow('The exported file is larger than');
});

describe('wholeWorkbook', () => {
  const workbook = buffer(writeExcel(textColumns(['Company Name']), [['Acme'], ['Zenith']]));

  test.each([1, 5, 1000, 1_000_000])('returns a workbook in chunks of %i bytes', async (size) => {
    const bytes = await workbook;
    expect((await buffer(wholeWorkbook(inChunks(bytes, size)))).equals(bytes)).toBe(true);
  });

  test('throws KeepnetResponseError for one that was cut at any of its last bytes, or in the middle', async () => {
    const bytes = await workbook;
    const cuts = [...Array.from({ length: 40 }, (_, index) => bytes.length - 1 - index), bytes.length >> 1, 4];
    for (const cut of cuts) {
      const file = wholeWorkbook(inChunks(bytes.subarray(0, cut), cut));
      await expect(buffer(file), `cut at ${cut}`).rejects.toThrow('was cut short');
    }
  });
});
