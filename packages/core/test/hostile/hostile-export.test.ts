import { describe, expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { companiesCsv } from '../../src/testing/fake-keepnet/companies-csv';
import { COMPANIES, type Outcome, outcomeOf } from './hostile-world';

const EXPORT = '/api/companies/search/export';
const CSV = companiesCsv(COMPANIES);
const [HEADER = '', FIRST = '', SECOND = ''] = CSV.split('\r\n');

/** The total that the file confirms. */
const strict = async (client: KeepnetClient): Promise<number> =>
  (await client.monthlyUserTotal({ verification: 'strict' })).totalMonthlyUsers;
/** The total, and whether the file confirms it. */
const auto = async (client: KeepnetClient): Promise<unknown> => {
  const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal();
  return [totalMonthlyUsers, completeness.countedTwice];
};
const outcome = (file: string | Uint8Array, call: (client: KeepnetClient) => Promise<unknown>): Promise<Outcome> =>
  outcomeOf({ [EXPORT]: file }, call);
const CONFIRMED: Outcome = { result: '110' };

/** In strict there is no total; in auto there is none, or the true one, which counts as not confirmed. */
async function expectUnconfirmed(file: string | Uint8Array): Promise<void> {
  expect(await outcome(file, strict)).toEqual({ refused: expect.any(String) });
  const given = await outcome(file, auto);
  if (!('refused' in given)) expect(given).toEqual({ result: '[110,false]' });
}

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
  test.each(['40', ' 40 ', '0040', '"40"'])('that reads %s is that number', async (cell) => {
    expect(await outcome(withCell(cell), strict)).toEqual(CONFIRMED);
  });

  test.each([
    ...['', ' ', '-1', '-0', '+41', '0.5', '41.0', '41,0', '"1,041"', '1 041', '1e2', '1e400', 'NaN', 'Infinity'],
    ...['0x10', 'null', 'true', '٤١', '４１', '=40+1', '\u0000', '4\u00001', '9007199254740992', '9'.repeat(400)],
    ...['9007199254740991', '"41', '41"', '4"1', `"${'4'.repeat(1_100_000)}"`],
  ])('that reads otherwise (%#) confirms nothing', async (cell) => {
    await expectUnconfirmed(withCell(cell));
  });
});

describe('the file as a whole', () => {
  test.each<[string, string | Uint8Array]>([
    ['with a row too few', `${HEADER}\r\n${FIRST}\r\n`],
    ['with a row twice', `${CSV}${SECOND}\r\n`],
    ['that is JSON', JSON.stringify({ data: CSV, status: 'SUCCESS' })],
    ['that is a JSON error', JSON.stringify({ status: 'FAILED', data: CSV })],
    ['that is HTML', `<html>${CSV}</html>`],
    ['of null bytes', new Uint8Array(20_000)],
    ['of noise', Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 256)],
  ])('%s confirms nothing', async (_name, file) => {
    await expectUnconfirmed(file);
  });

  test.each<[string, string | Uint8Array]>([
    ['in UTF-16', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['with empty lines', `\r\n${CSV}\r\n\r\n`],
    ['with columns of prototype names', CSV.replace('Tags', '__proto__').replace('Industry', 'constructor')],
  ])('%s gives the true total', async (_name, file) => {
    expect(await outcome(file, strict)).toEqual(CONFIRMED);
  });

  test.each([
    ['', CSV],
    [', Monthly Users the last column,', moved(CSV)],
  ])('cut at any byte%s gives the true total or none', { timeout: 60_000 }, async (_order, file) => {
    const wrong: string[] = [];
    for (const part of cuts(file)) {
      const result = await outcome(part, strict);
      if (!('refused' in result) && !('result' in result && result.result === '110')) wrong.push(part);
    }
    expect(wrong).toEqual([]);
    expect(await outcome(file, strict)).toEqual(CONFIRMED);
  });
});
