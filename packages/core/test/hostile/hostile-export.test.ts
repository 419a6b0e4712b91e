import { describe, expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { textOf } from '../../src/testing/fake-client';
import { companiesCsv } from '../../src/testing/fake-keepnet/companies-csv';
import { COMPANIES, type Outcome, outcomeOf } from './hostile-world';

const EXPORT = '/api/companies/search/export';
const CSV = [...companiesCsv(COMPANIES)].join('');
const [HEADER = '', FIRST = '', SECOND = ''] = CSV.split('\r\n');

const fromFile = async (client: KeepnetClient): Promise<number> =>
  (await client.monthlyUserTotal({ source: 'export' })).totalMonthlyUsers;
const twice = async (client: KeepnetClient): Promise<number> =>
  (await client.monthlyUserTotal({ verification: 'strict' })).totalMonthlyUsers;
const handedOn = async (client: KeepnetClient): Promise<string> => textOf((await client.exportCompanies()).stream);

const outcome = (file: string | Uint8Array, call: (client: KeepnetClient) => Promise<unknown>): Promise<Outcome> =>
  outcomeOf({ [EXPORT]: file }, call);
const refused = { refused: expect.any(String) as string };
const total = (users: number): Outcome => ({ result: String(users) });

const withCell = (cell: string): string => CSV.replace(',40,', `,${cell},`);

/** The file with its Monthly Users as the last column; no cell of it but the tags holds a comma. */
function moved(csv: string): string {
  const move = (line: string): string => {
    const cells = line.split(',');
    return line && [...cells.slice(0, 7), ...cells.slice(8), cells[7]].join(',');
  };
  return csv.split('\r\n').map(move).join('\r\n');
}

/** The file cut at places all over it, and at every place near its end. */
function* cuts(file: string): Generator<string> {
  const end = file.length - 60;
  for (let length = 0; length < file.length; length += length < end ? 9 : 1) yield file.slice(0, length);
}

describe('a cell of Monthly Users in the file', () => {
  test.each(['0', '41', ' 41 ', '007', '"41"', '9007199254740921'])('that reads %s is that number', async (cell) => {
    expect(await outcome(withCell(cell), fromFile)).toEqual(total(Number(cell.replaceAll('"', '')) + 70));
  });

  test.each([
    ...[
      '',
      ' ',
      '-1',
      '-0',
      '+41',
      '0.5',
      '41.0',
      '41,0',
      '"1,041"',
      '1 041',
      '1e2',
      '1e400',
      'NaN',
      'Infinity',
      '0x10',
    ],
    ...[
      'null',
      'true',
      '٤١',
      '４１',
      '=40+1',
      '\u0000',
      '4\u00001',
      '9007199254740992',
      '9007199254740991',
      '9'.repeat(400),
    ],
    ...['"41', '41"', '4"1', `"${'4'.repeat(1_100_000)}"`],
  ])('that reads %# is none', async (cell) => {
    expect(await outcome(withCell(cell), fromFile)).toEqual(refused);
    expect(await outcome(withCell(cell), twice)).toEqual(refused);
  });
});

describe('the file as a whole', () => {
  test.each<[string, string | Uint8Array]>([
    ['without a header', `${FIRST}\r\n${SECOND}\r\n`],
    ['with two columns of one name', CSV.replace('Deleted Users', 'Monthly Users')],
    ['without the column', CSV.replace('Monthly Users', 'Users')],
    ['with a row too few', `${HEADER}\r\n${FIRST}\r\n`],
    ['with a row twice', `${CSV}${SECOND}\r\n`],
    ['with a cell too many', CSV.replace(',40,', ',40,1,')],
    ['that is JSON', JSON.stringify({ data: CSV, status: 'SUCCESS' })],
    ['that is a JSON error', JSON.stringify({ status: 'FAILED', data: CSV })],
    ['that is HTML', `<html>${CSV}</html>`],
    ['that is empty', ''],
    ['of null bytes', new Uint8Array(20_000)],
    ['of noise', Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 256)],
    ['in Latin-1', Buffer.from(CSV.replace('Çelik & Oğlu', 'Çelik'), 'latin1')],
  ])('%s gives no total', async (_name, file) => {
    expect(await outcome(file, fromFile)).toEqual(refused);
    expect(await outcome(file, twice)).toEqual(refused);
  });

  test.each<[string, string | Uint8Array]>([
    ['in UTF-8 with a byte order mark', `\uFEFF${CSV}`],
    ['in UTF-16', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['with semicolons', CSV.replaceAll(',', ';')],
    ['with other line ends', CSV.replaceAll('\r\n', '\n')],
    ['with empty lines', `\r\n${CSV}\r\n\r\n`],
    ['with columns of prototype names', CSV.replace('Tags', '__proto__').replace('Industry', 'constructor')],
  ])('%s gives the true total', async (_name, file) => {
    expect(await outcome(file, fromFile)).toEqual(total(110));
    expect(await outcome(file, twice)).toEqual(total(110));
  });

  test.each([
    ['', CSV],
    [', Monthly Users the last column,', moved(CSV)],
  ])('cut at any byte%s gives the true total or none', { timeout: 60_000 }, async (_order, file) => {
    const wrong: string[] = [];
    for (const part of cuts(file)) {
      const result = await outcome(part, fromFile);
      if (!('refused' in result) && !('result' in result && result.result === '110')) wrong.push(part);
    }
    expect(wrong).toEqual([]);
    expect(await outcome(file, fromFile)).toEqual(total(110));
  });

  test(
    'cut before its last cell is not handed on: it fails, or one of our own comes',
    { timeout: 60_000 },
    async () => {
      const ours = await outcome(HEADER.slice(0, 20), handedOn);
      expect(ours).toMatchObject({ result: expect.stringContaining(SECOND.slice(0, 20)) as string });
      const wrong: string[] = [];
      for (const part of cuts(CSV.slice(0, CSV.lastIndexOf(',')))) {
        const result = await outcome(part, handedOn);
        if (!('refused' in result || JSON.stringify(result) === JSON.stringify(ours))) wrong.push(part);
      }
      expect(wrong).toEqual([]);
    },
  );
});
