import { read, utils } from '@e965/xlsx';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { n8n } from './n8n-modules';

/** The bytes that n8n has stored for an item. */
export async function bytesOf(item: INodeExecutionData | undefined, field = 'data'): Promise<Buffer> {
  return await n8n.container.get(n8n.core.BinaryDataService).getAsBuffer(binaryOf(item, field));
}

export function binaryOf(item: INodeExecutionData | undefined, field = 'data'): IBinaryData {
  const binary = item?.binary?.[field];
  if (!binary) throw new Error(`The item has no binary field ${field}`);
  return binary;
}

/** The rows of a CSV or Excel file, by column, without the total of a workbook. */
export async function rowsOf(item: INodeExecutionData | undefined): Promise<Record<string, unknown>[]> {
  const bytes = await bytesOf(item);
  const isExcel = bytes.subarray(0, 2).toString() === 'PK';
  const book = isExcel
    ? read(bytes)
    : read(bytes.toString('utf8').replace(/^\uFEFF/, ''), { type: 'string', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  const rows: Record<string, unknown>[] = sheet ? utils.sheet_to_json(sheet, { raw: true, defval: '' }) : [];
  return isExcel ? rows.filter((row) => row['Company ID'] !== '') : rows;
}
