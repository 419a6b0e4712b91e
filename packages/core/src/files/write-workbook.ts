import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { toExcelText } from './excel-value';
import { font } from './sheet-styles';

/** The name of a workbook, and when its content was read (ISO 8601). */
export interface WorkbookFacts {
  readonly title: string;
  readonly writtenAt: string;
}

/**
 * The sheets as an Excel file (XLSX), in one piece: written in memory when the first chunk is requested. The same
 * sheets give the same bytes.
 */
export async function* writeWorkbook(
  makeSheets: () => WriteSheet[],
  { title, writtenAt }: WorkbookFacts,
): AsyncGenerator<Uint8Array, void, undefined> {
  const moment = new Date(writtenAt);
  yield await writeXlsx({
    sheets: makeSheets(),
    properties: { title: toExcelText(title), creator: 'Keepnet Workflows', created: moment, modified: moment },
    defaultFont: font(),
  });
}
