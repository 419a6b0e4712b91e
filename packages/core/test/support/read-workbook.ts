import { buffer } from 'node:stream/consumers';

import { read, utils, type WorkBook } from '@e965/xlsx';

/** A workbook as another reader sees it, with number formats, formulas and the parts of its file. */
export async function readWorkbook(stream: AsyncIterable<Uint8Array>): Promise<WorkBook> {
  return read(await buffer(stream), { cellNF: true, cellText: true, bookFiles: true });
}

/** The cells of a sheet, row by row. */
export function rowsOf(workbook: WorkBook, name: string): unknown[][] {
  const sheet = workbook.Sheets[name];
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  return utils.sheet_to_json(sheet, { header: 1 });
}

/** The parts of the file whose path ends so, as one text. */
export function partsOf(workbook: WorkBook, end: RegExp): string {
  const { files = {} } = workbook as { files?: Record<string, { content: unknown }> };
  const parts = Object.entries(files).filter(([path]) => end.test(path));
  return parts.map(([, { content }]) => String(content)).join('\n');
}
