import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import type { Verification } from '../companies/completeness';
import { asOfDay } from '../dates/as-of-day';
import { assertTimeZone } from '../dates/calendar-day';
import { checkMonth, type Month } from '../dates/month';
import { EXPORT_FORMATS, type ExportFormat } from '../files/export-format';
import { writeCsv } from '../files/write-csv';
import { writeExcel } from '../files/write-excel';
import { checkOptions } from './check-options';
import { DEFAULT_DAYS } from './company-lists';
import { TABLE_HEADER, toTableRow } from './company-table';
import { exportAll } from './export-all';
import { exportList } from './export-list';

/** Which companies a file holds. */
export type ExportList = 'all' | 'overLimit' | 'expired' | 'renewals';

/** See KeepnetClient.exportCompanies. */
export interface ExportCompaniesOptions {
  /** Default: `all`. */
  readonly list?: ExportList;
  /** Default: `csv`. */
  readonly format?: ExportFormat;
  /** The month that the Monthly Users column counts, `YYYY-MM`. Default: the server's current month. */
  readonly month?: Month;
  /** For `renewals`: from today to this many days later, both included. Default: 30. */
  readonly days?: number;
  /** The day that counts as today: a Date, or an ISO date. Default: now. */
  readonly asOf?: string | Date;
  /** IANA name of the reader's time zone. Default: UTC. */
  readonly timeZone?: string;
  /**
   * `strict` reads the companies of a list as the strict list does, without relying on a server filter. A file of all
   * companies is one answer of Keepnet or written from readings that agree, whatever is asked for. Default: `standard`.
   */
  readonly verification?: Verification;
}

/** A file, ready to be saved under its name. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mimeType: string;
  /** The file's bytes. It fails with a KeepnetError when the connection breaks; what came until then is no file. */
  readonly stream: AsyncIterable<Uint8Array>;
}

/** See KeepnetClient.exportCompanies. */
export async function exportCompanies(
  context: CompaniesContext,
  options: ExportCompaniesOptions = {},
): Promise<ExportedFile> {
  checkOptions(options, ['list', 'format', 'month', 'days', 'asOf', 'timeZone', 'verification']);
  const now = context.clock.now();
  const { list = 'all', format = 'csv', days = DEFAULT_DAYS, timeZone = 'UTC', verification = 'standard' } = options;
  assertTimeZone(timeZone);
  const today = asOfDay(options.asOf, now, timeZone);
  const month = options.month === undefined ? undefined : checkMonth(options.month, now);
  const content =
    list === 'all'
      ? await exportAll(context, format, month)
      : await exportList(context, { list, days, today, timeZone, month, verification });
  const name = list === 'renewals' ? `renewals-${days}-days` : FILE_NAMES[list];
  const { extension, mimeType } = EXPORT_FORMATS[format];
  return {
    fileName: `keepnet-${name}-${list === 'all' && month ? month : today}.${extension}`,
    mimeType,
    stream: 'stream' in content ? content.stream : writeFile(format, content.companies),
  };
}

const FILE_NAMES = { all: 'companies', overLimit: 'over-limit', expired: 'expired' } as const;

function writeFile(format: ExportFormat, companies: readonly Company[]): AsyncIterable<Uint8Array> {
  const write = format === 'csv' ? writeCsv : writeExcel;
  return write(TABLE_HEADER, rowsOf(companies));
}

function* rowsOf(companies: readonly Company[]): Generator<ReturnType<typeof toTableRow>> {
  for (const company of companies) yield toTableRow(company);
}
