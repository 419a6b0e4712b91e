import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { ApiRefusal, inputError } from '../api-refusal';
import { csvStream } from '../export/csv-stream';
import { exportTable, type ExportTable } from '../export/export-table';
import { xlsxFile } from '../export/xlsx-file';
import { truncateAnswer } from '../faults/break-connection';
import type { Sandbox, Tenant } from '../sandbox';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import { parseExportRequest, type ExportRequest } from '../search/search-request';
import { selectCompanies } from '../search/select-companies';
import { jsonBody } from './json-body';
import { prepared } from './request-state';
import { EXPORT_SCHEMA } from './route-schemas';

const TYPES = {
  csv: 'text/csv',
  excel: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function tableFor(tenant: Tenant, request: ExportRequest, scenarios: RequestScenarios, sandbox: Sandbox): ExportTable {
  const asked = scenarios.has('export-ignores-filter') ? { ...request, onlyOverLimit: false } : request;
  const understood: RequestScenarios = {
    ...scenarios,
    has: (name) => scenarios.has(name) || (name === 'ignore-filter' && scenarios.has('export-ignores-filter')),
  };
  const { companies, style } = selectCompanies(tenant, asked, understood, sandbox.today);
  const pageSize = Math.min(request.pageSize, sandbox.options.pageCap);
  const start = (request.pageNumber - 1) * pageSize;
  const chosen = request.reportAllPages ? companies : companies.slice(start, start + pageSize);
  if (chosen.length === 0) throw new ApiRefusal(400, 'FAILED', 'There is no data to export.');
  const month = scenarios.has('export-ignores-month') ? sandbox.today.slice(0, 7) : style.month;
  return exportTable(chosen, { ...style, month }, scenarios);
}

/** `POST /api/companies/search/export`: the answer is the file itself. */
export function exportRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'export', permission: 'companies/search/export|POST' } as const;
  app.post('/api/companies/search/export', { config, schema: EXPORT_SCHEMA }, async (request, reply) => {
    const scenarios = prepared(request.scenarios);
    const tenant = sandbox.tenant(prepared(request.client).tenant);
    const asked = parseExportRequest(jsonBody(request));
    if (scenarios.has('export-error')) throw new ApiRefusal(200, 'FAILED', 'The export failed.');
    if (scenarios.has('export-error-400')) throw inputError('The export is not possible.');
    const table = tableFor(tenant, asked, scenarios, sandbox);
    const file = asked.exportType === 'csv' ? csvStream(table, scenarios) : xlsxFile(table);
    if (scenarios.has('export-truncated')) {
      const whole = Buffer.isBuffer(file) ? file : await buffer(file);
      truncateAnswer(request, reply, whole.subarray(0, Math.floor(whole.length / 2)), TYPES[asked.exportType]);
      return reply;
    }
    const extension = asked.exportType === 'csv' ? 'csv' : 'xlsx';
    reply.header('content-disposition', `attachment; filename="Companies.${extension}"`);
    return reply.type(TYPES[asked.exportType]).send(file);
  });
}
