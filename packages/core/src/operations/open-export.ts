import type { CompaniesContext } from '../companies/companies-context';
import { type CompanyQuery, toSearchBody } from '../companies/company-search';
import { withPageSize } from '../companies/read-page';
import { checkExportFile } from '../files/check-export-file';
import { limitBytes } from '../files/limit-bytes';
import { wholeWorkbook } from '../files/whole-workbook';
import { EXPORT_FORMATS, type ExportFormat } from '../files/export-format';
import { sendForFile } from '../http/send-request';

/**
 * Asks Keepnet for the file of all companies of a query and streams it through. The query must not be empty: Keepnet
 * answers that with an error.
 */
export async function openExport(
  context: CompaniesContext,
  query: CompanyQuery,
  format: ExportFormat,
): Promise<AsyncIterable<Uint8Array>> {
  const { exportType } = EXPORT_FORMATS[format];
  const file = await withPageSize(context, (pageSize) =>
    sendForFile(
      context,
      {
        subject: 'the export',
        method: 'POST',
        path: '/api/companies/search/export',
        body: { ...toSearchBody(query, 1, pageSize), exportType, reportAllPages: true },
        idempotent: true,
      },
      (body) => checkExportFile(body, format),
    ),
  );
  return limitBytes(format === 'excel' ? wholeWorkbook(file) : file);
}
