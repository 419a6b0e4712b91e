import { describe, expect, test } from 'vitest';
import { textColumns } from '../../test/support/text-columns';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { checkExportFile, limitBytes, wholeWorkbook } from './keepnet-file';
import type { ExportFormat } from './export-format';
import { writeCsv } from './write-csv';
import { writeExcel } from './write-excel';

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const HEADER = ['Company Name', 'Monthly Users'];
const ROWS = Array.from({ length: 2000 }, (_, index): [string, number] => [`Şirket ${index}`, index]);

describe('checkExportFile', () => {
  test.each([
    ['csv', 1],
    ['csv', 1000],
    ['csv', 1_000_000],
    ['excel', 1],
    ['excel', 1000],
    ['excel', 1_000_000],
  ] as const)('returns every byte of a %s file unchanged, in chunks of %i', async (format, size) => {
    const file = await bytesOf(format === 'csv' ? writeCsv(HEADER, ROWS) : writeExcel(textColumns(HEADER), ROWS));
    const answer = await checkExportFile(chunked(file, size), format);
    if (answer.kind !== 'file') throw new Error('Expected a file.');
    expect((await bytesOf(answer.stream)).equals(file)).toBe(true);
  });

  test.each([
    ['Reseller Name;Company Name\r\n'],
    ['\ufeff"Company Name"\t"Tags, Notes"\r\n'],
    ['company name|Tags'],
    ['Company Name'],
  ])('returns the file for the header %j', async (text) => {
    expect((await checkExportFile(chunked(Buffer.from(text), 5), 'csv')).kind).toBe('file');
  });

  test('returns the file for a UTF-16 header', async () => {
    const file = Buffer.from('\ufeffCompany Name;Tags\r\n', 'utf16le');
    expect((await checkExportFile(chunked(file, 5), 'csv')).kind).toBe('file');
  });

  test.each(['csv', 'excel'] as const)('returns the text of a JSON answer to a %s export', async (format) => {
    const text = '\ufeff \n{"status":"INPUT_ERROR","message":"Şu an olmaz"}';
    expect(await checkExportFile(chunked(Buffer.from(text), 3), format)).toEqual({
      kind: 'json',
      text: text.slice(1),
    });
  });

  test('returns no more than 64 KB of a JSON answer', async () => {
    const answer = await checkExportFile(chunked(Buffer.from(`["${'x'.repeat(200_000)}"]`), 1000), 'csv');
    expect(answer.kind === 'json' && answer.text.length).toBe(65_536);
  });

  test.each<[ExportFormat, string, string]>([
    ['csv', '', 'The answer to the export is not a CSV file: it is empty.'],
    ['excel', '', 'The answer to the export is not an Excel file: it is empty.'],
    ['csv', '\ufeff\r\n', 'not a CSV file: it is empty.'],
    ['csv', '<!DOCTYPE html><p>secret</p>', 'not a CSV file: it is a web page (HTML).'],
    ['excel', ' <html>secret</html>', 'not an Excel file: it is a web page (HTML).'],
    ['csv', 'Name,Users\nsecret,1', 'not a CSV file: its first row has no column "Company Name".'],
    ['csv', 'secret\nCompany Name,Users\n', 'not a CSV file: its first row has no column "Company Name".'],
    ['csv', 'PK\u0003\u0004secret', 'not a CSV file: its first row has no column "Company Name".'],
    ['excel', 'Company Name,Users\nsecret,1', 'not an Excel file: it does not begin like one.'],
    ['excel', 'PK', 'not an Excel file: it does not begin like one.'],
  ])('throws KeepnetResponseError when a %s export is answered by %j', async (format, body, message) => {
    const error = await checkExportFile(chunked(Buffer.from(body), 4), format).catch((reason: unknown) => reason);
    if (!KeepnetResponseError.isInstance(error)) throw new Error('Expected a KeepnetResponseError.');
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('secret');
  });
});

function sourceOf(chunks: readonly Uint8Array[]) {
  const state = { given: 0, closed: 0 };
  const source: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const value = chunks[state.given++];
        return Promise.resolve(value ? { done: false, value } : { done: true, value: undefined });
      },
      return: () => {
        state.closed++;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  return { source, state };
}

describe('limitBytes', () => {
  test('returns a file of the largest size', async () => {
    const { source } = sourceOf([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    expect([...(await bytesOf(limitBytes(source, 3)))]).toEqual([1, 2, 3]);
  });

  test('throws KeepnetResponseError for a larger one, reads no further and closes it', async () => {
    const { source, state } = sourceOf(Array<Uint8Array>(100).fill(Uint8Array.of(1, 2)));
    await expect(bytesOf(limitBytes(source, 3))).rejects.toMatchObject({ name: 'KeepnetResponseError' });
    expect(state).toEqual({ given: 2, closed: 1 });
  });
});

describe('wholeWorkbook', () => {
  const workbook = bytesOf(writeExcel(textColumns(['Company Name']), [['Acme'], ['Zenith']]));

  test.each([1, 5, 1000, 1_000_000])('returns a workbook in chunks of %i bytes', async (size) => {
    const bytes = await workbook;
    expect((await bytesOf(wholeWorkbook(chunked(bytes, size)))).equals(bytes)).toBe(true);
  });

  test('throws KeepnetResponseError for one that was cut at any of its last bytes, or in the middle', async () => {
    const bytes = await workbook;
    const cuts = [...Array.from({ length: 40 }, (_, index) => bytes.length - 1 - index), bytes.length >> 1, 4];
    for (const cut of cuts) {
      await expect(bytesOf(wholeWorkbook(chunked(bytes.subarray(0, cut), cut))), `cut at ${cut}`).rejects.toThrow(
        'was cut short',
      );
    }
  });
});
