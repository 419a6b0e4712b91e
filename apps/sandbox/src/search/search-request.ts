import { inputError } from '../api-refusal';
import { lowerCaseNames } from './lower-case-names';
import { parseFilter, type FilterGroup } from './parse-filter';

/** A search body that passed validation. */
export interface SearchRequest {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly orderBy: string;
  readonly ascending: boolean;
  readonly filter: FilterGroup;
  readonly isClustered: boolean;
  readonly onlyOverLimit: boolean;
}

export interface ExportRequest extends SearchRequest {
  readonly exportType: 'csv' | 'excel';
  readonly reportAllPages: boolean;
}

const MAX_PAGE_SIZE = 99_999;
const MAX_INTEGER = 2_147_483_647;

function required(fields: Record<string, unknown>, names: readonly string[]): void {
  const missing = names.filter((name) => fields[name.toLowerCase()] == null);
  if (missing.length > 0) throw inputError(...missing.map((name) => `The ${name} field is required.`));
}

function integer(fields: Record<string, unknown>, name: string, high: number, message: string): number {
  const value = fields[name.toLowerCase()];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > high) throw inputError(message);
  return value;
}

function boolean(fields: Record<string, unknown>, name: string): boolean {
  const value = fields[name.toLowerCase()];
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw inputError(`${name} must be true or false.`);
  return value;
}

/** @throws ApiRefusal (400, INPUT_ERROR) naming every field that is missing, or the first that is wrong. */
export function parseSearchRequest(body: unknown): SearchRequest {
  const fields = lowerCaseNames(body);
  if (fields === undefined) throw inputError('A non-empty request body is required.');
  required(fields, ['PageNumber', 'PageSize', 'OrderBy', 'Ascending', 'Filter']);
  const orderBy = fields['orderby'];
  if (typeof orderBy !== 'string' || orderBy === '') throw inputError('OrderBy must be a text.');
  return {
    pageNumber: integer(fields, 'PageNumber', MAX_INTEGER, 'PageNumber must be greater than 0'),
    pageSize: integer(fields, 'PageSize', MAX_PAGE_SIZE, `PageSize must be between 1 and ${MAX_PAGE_SIZE}`),
    orderBy,
    ascending: boolean(fields, 'Ascending'),
    filter: parseFilter(fields['filter']),
    isClustered: boolean(fields, 'IsClustered'),
    onlyOverLimit: boolean(fields, 'IsTargetUserCountExceededLimit'),
  };
}

/** @throws ApiRefusal like `parseSearchRequest`, and for an export type other than CSV and Excel. */
export function parseExportRequest(body: unknown): ExportRequest {
  const search = parseSearchRequest(body);
  const fields = lowerCaseNames(body) ?? {};
  required(fields, ['ExportType']);
  const exportType = fields['exporttype'];
  if (exportType !== 'CSV' && exportType !== 'Excel') throw inputError('ExportType must be CSV or Excel.');
  return {
    ...search,
    exportType: exportType === 'CSV' ? 'csv' : 'excel',
    reportAllPages: boolean(fields, 'ReportAllPages'),
  };
}
