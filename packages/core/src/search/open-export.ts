import { checkExportFile, limitBytes, wholeWorkbook } from '../files/keepnet-file';
import { EXPORT_FORMATS, type ExportFormat } from '../files/export-format';
import type { HttpContext } from '../http/http-context';
import { sendForFile } from '../http/send-request';
import { type CompanyQuery, toSearchBody } from './search-request';

/**
 * Requests Keepnet's file of all companies of a query and streams it. Keepnet answers the export of an empty list with
 * an error.
 *
 * @param marginDays See `toSearchBody`.
 */
export async function openExport(
  context: HttpContext,
  query: CompanyQuery,
  format: ExportFormat,
  pageSize: number,
  marginDays?: number,
): Promise<AsyncIterable<Uint8Array>> {
  const { exportType } = EXPORT_FORMATS[format];
  const file = await sendForFile(
    context,
    {
      subject: 'the export',
      method: 'POST',
      path: '/api/companies/search/export',
      body: { ...toSearchBody(query, 1, pageSize, marginDays), exportType, reportAllPages: true },
      idempotent: true,
    },
    (body) => checkExportFile(body, format),
  );
  return limitBytes(format === 'excel' ? wholeWorkbook(file) : file);
}
