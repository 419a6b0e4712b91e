import { readFile } from 'node:fs/promises';

import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';

/** What a file holds, as another program sees it. */
export interface FileContent {
  readonly companyCount: number;
  /** The Monthly Users column, added up. */
  readonly monthlyUsers: number;
}

/**
 * Opens a file that was written. No library checks what it wrote itself: CSV comes from hucre or the server
 * and is read by csv-parse; Excel comes from hucre or SheetJS, so both read it and must see the same.
 *
 * @throws Error that says what is wrong with the file.
 */
export async function rereadFile(path: string): Promise<FileContent> {
  const bytes = await readFile(path);
  return path.endsWith('.csv') ? addUp(parse(bytes, { bom: true })) : readTwice(bytes, 0);
}

/** Opens the workbook of a report, and adds its customers up again. */
export async function rereadReport(path: string): Promise<FileContent> {
  const bytes = await readFile(path);
  return readTwice(bytes, read(bytes, { bookSheets: true }).SheetNames.indexOf('Customers'));
}

async function readTwice(bytes: Buffer, index: number): Promise<FileContent> {
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[index] ?? ''];
  const content = addUp(withoutTotal(sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) : []));
  const other = addUp(withoutTotal((await readXlsx(bytes)).sheets[index]?.rows ?? []));
  if (content.companyCount !== other.companyCount || content.monthlyUsers !== other.monthlyUsers) {
    throw new Error('Two Excel libraries read different contents from the file.');
  }
  return content;
}

/** A workbook ends with a total: what it says is left to the rows. */
function withoutTotal(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return rows.at(-1)?.[0] === 'Total' ? rows.slice(0, -1) : rows;
}

function addUp([header = [], ...rows]: readonly (readonly unknown[])[]): FileContent {
  // The heading of a list also names the month.
  const column = header.findIndex((title) => /^Monthly Users(?: \d{4}-\d{2})?$/.test(String(title)));
  if (column < 0) throw new Error('The file has no column Monthly Users.');
  let monthlyUsers = 0;
  for (const row of rows) {
    const cell = row[column];
    const users = cell === '' || cell == null ? NaN : Number(cell);
    if (!Number.isSafeInteger(users)) throw new Error('The file has a row without a number of Monthly Users.');
    monthlyUsers += users;
  }
  return { companyCount: rows.length, monthlyUsers };
}
