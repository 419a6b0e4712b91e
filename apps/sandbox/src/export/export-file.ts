import { ApiRefusal } from '../api-refusal';
import type { ServerScenarios } from '../scenarios/server-scenarios';
import type { ListServer } from '../search/list-server';
import type { ExportRequest } from '../search/search-request';
import { selectCompanies } from '../search/select-companies';
import { exportTable, type ExportTable } from './export-table';
import { writeCsv } from './write-csv';
import { xlsxFile } from './xlsx-file';

/** An exported file, in pieces. */
export interface ExportFile {
  readonly mediaType: string;
  readonly extension: 'csv' | 'xlsx';
  readonly pieces: Iterable<string | Buffer>;
}

function tableFor(request: ExportRequest, server: ListServer, scenarios: ServerScenarios): ExportTable {
  const asked = scenarios.has('export-ignores-filter') ? { ...request, onlyOverLimit: false } : request;
  const understood: ServerScenarios = {
    valueOf: (name) => scenarios.valueOf(name),
    has: (name) => scenarios.has(name) || (name === 'ignore-filter' && scenarios.has('export-ignores-filter')),
  };
  const { companies, style } = selectCompanies(server, asked, understood);
  const pageSize = Math.min(request.pageSize, server.pageCap);
  const start = (request.pageNumber - 1) * pageSize;
  const isWhole = request.reportAllPages && !scenarios.has('export-first-page');
  const chosen = isWhole ? companies : companies.slice(start, start + pageSize);
  if (chosen.length === 0) throw new ApiRefusal(400, 'FAILED', 'There is no data to export.');
  const month = scenarios.has('export-ignores-month') ? server.today.slice(0, 7) : style.month;
  return exportTable(chosen, { ...style, month }, scenarios);
}

/**
 * The file for an export request.
 *
 * @throws ApiRefusal for anything that this server does not know, and for an empty list.
 */
export function exportFile(request: ExportRequest, server: ListServer, scenarios: ServerScenarios): ExportFile {
  const status = scenarios.valueOf('export-error');
  if (status !== undefined) {
    throw new ApiRefusal(status, status === 400 ? 'INPUT_ERROR' : 'FAILED', 'The export failed.');
  }
  const table = tableFor(request, server, scenarios);
  return request.exportType === 'csv'
    ? { mediaType: 'text/csv', extension: 'csv', pieces: writeCsv(table, scenarios) }
    : {
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        extension: 'xlsx',
        pieces: [xlsxFile(table)],
      };
}
