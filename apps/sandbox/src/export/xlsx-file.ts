import { utils, write } from '@e965/xlsx';
import type { ExportTable } from './export-table';

/** A table as an Excel file. The format's index is at the end of the file, so the file is built in one piece. */
export function xlsxFile(table: ExportTable): Buffer {
  const sheet = utils.aoa_to_sheet([[...table.header], ...table.rows()], { dense: true });
  const book = utils.book_new(sheet, 'Companies');
  const file: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!Buffer.isBuffer(file)) throw new Error('The Excel library made no file.');
  return file;
}
