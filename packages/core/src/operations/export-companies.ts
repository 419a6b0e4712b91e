import { licenseOverage } from '../billing/license-overage';
import { expiredLicenses, type Today, upcomingRenewals } from '../billing/renewals';
import { checkMonth, type Month, monthInZone, previousMonth } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { EXPORT_FORMATS, type ExportFormat } from '../files/export-format';
import { writeCsv } from '../files/write-csv';
import { writeExcel } from '../files/write-excel';
import { type CountedMonth, countMonth, type Verification, warnUnconfirmed } from '../reading/counted-month';
import { withPageSize } from '../reading/learned-limits';
import { EVERYBODY, type ListReading, type ListRule, readList } from '../reading/list';
import type { ReadingContext } from '../reading/reading-context';
import { type Attempt, type Outcome, settle } from '../reading/settle';
import type { Company } from '../search/company';
import { openExport } from '../search/open-export';
import { createCompanyReader } from '../search/parse-company';
import { checkOptions } from './check-options';
import {
  DEFAULT_DAYS,
  expiredRule,
  OVER_LIMIT,
  renewalsRule,
  todayOf,
  warnOfMonthEnd,
  warnOfOverLimitCount,
  warnOfPlaceholderDates,
} from './company-lists';
import { companyTable, type ExportList, type ListedCompany } from './company-table';

/** See KeepnetClient.exportCompanies. */
export interface ExportCompaniesOptions {
  /** `usage`: all companies of a month, proved like usage lines. Default: `all`. */
  readonly list?: ExportList;
  /** Default: `csv`. */
  readonly format?: ExportFormat;
  /**
   * The month that the Monthly Users column counts, `YYYY-MM`. Default: the server's current month; for `usage` the last full
   * month (in UTC).
   */
  readonly month?: Month;
  /** For `renewals`: from today to this many days later, both included. Default: 30. */
  readonly days?: number;
  /** The day that counts as today: a Date, or an ISO date. Default: now. */
  readonly asOf?: string | Date;
  /** IANA name of the reader's time zone. Default: UTC. */
  readonly timeZone?: string;
  /** As for the list: `strict` does not rely on the server's selection. Default: `auto`. */
  readonly verification?: Verification;
  /**
   * `verified`: written from proved rows: the list's own columns first, then the console's other columns and the
   * Company ID; the Monthly Users heading names its month. `keepnet`: Keepnet's own file, streamed unchanged and
   * checked only to be a file, so its name has no month and `strict` is refused. Default: `verified`.
   */
  readonly origin?: 'verified' | 'keepnet';
}

/** A file, ready to be saved under its name. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mimeType: string;
  /**
   * The file's bytes. It fails with a KeepnetError when the connection breaks; the part read until then is not a valid
   * file.
   */
  readonly stream: AsyncIterable<Uint8Array>;
  /** Null for Keepnet's own file, which is not checked. */
  readonly companyCount: number | null;
}

interface WantedFile {
  readonly list: ExportList;
  readonly rule: ListRule;
  readonly today: Today;
  readonly days: number;
  /** Undefined: whatever month the server counts. */
  readonly month: Month | undefined;
  readonly verification: Verification;
}

/** See KeepnetClient.exportCompanies. */
export async function exportCompanies(
  context: ReadingContext,
  options: ExportCompaniesOptions = {},
): Promise<ExportedFile> {
  checkOptions(options, ['list', 'format', 'month', 'days', 'asOf', 'timeZone', 'verification', 'origin']);
  const { list = 'all', format = 'csv', days = DEFAULT_DAYS, verification = 'auto', origin = 'verified' } = options;
  if (origin === 'keepnet' && verification === 'strict') {
    throw new KeepnetConfigurationError(
      "No file: Keepnet's own file is not checked, so it cannot be verified strictly. Choose the file of verified rows, " +
        'or another verification.',
    );
  }
  const today = todayOf(context, options);
  const now = context.clock.now();
  const lastMonth = list === 'usage' ? previousMonth(monthInZone(now, 'UTC')) : undefined;
  const month = options.month === undefined ? lastMonth : checkMonth(options.month, now);
  const rule = ruleOf(list, today, days);

  const { extension, mimeType } = EXPORT_FORMATS[format];
  const name = list === 'renewals' ? `renewals-${days}-days` : FILE_NAMES[list];
  const fileOf = (date: string) => ({ fileName: `keepnet-${name}-${date}.${extension}`, mimeType });
  if (origin === 'keepnet') {
    return { ...fileOf(today.day), stream: await openKeepnetsFile(context, rule, month, format), companyCount: null };
  }
  const companies = await readCompanies(context, { list, rule, today, days, month, verification });
  const usageMonth = companies[0]?.usageMonth ?? month ?? monthInZone(now, 'UTC');
  const { columns, rows } = companyTable(list, companies, usageMonth);
  const titles = columns.map(({ title }) => title);
  const stream = format === 'csv' ? writeCsv(titles, rows()) : writeExcel(columns, rows());
  const isOfMonth = rule.selection === undefined && month !== undefined;
  return { ...fileOf(isOfMonth ? month : today.day), stream, companyCount: companies.length };
}

const FILE_NAMES = { all: 'companies', usage: 'usage', overLimit: 'over-limit', expired: 'expired' } as const;

function ruleOf(list: ExportList, today: Today, days: number): ListRule {
  switch (list) {
    case 'overLimit':
      return OVER_LIMIT;
    case 'expired':
      return expiredRule(today);
    case 'renewals':
      return renewalsRule(today, days);
    case 'all':
    case 'usage':
      return EVERYBODY;
  }
}

function openKeepnetsFile(
  context: ReadingContext,
  { selection }: ListRule,
  month: Month | undefined,
  format: ExportFormat,
): Promise<AsyncIterable<Uint8Array>> {
  const query = { ...selection?.query, ...(month && { month }) };
  // Exactly the requested days: no rule filters this file.
  return withPageSize(context, Infinity, (pageSize) => openExport(context, query, format, pageSize, 0));
}

async function readCompanies(context: ReadingContext, wanted: WantedFile): Promise<readonly ListedCompany[]> {
  const { value, startedAt } = await settle(context, (attempt) => takeReading(context, wanted, attempt));
  const { companies, counted } = value;
  if (counted && wanted.month) warnUnconfirmed(context, wanted.month, counted);
  else warnOfMonthEnd(context, startedAt);
  if (wanted.list === 'overLimit') warnOfOverLimitCount(context, value);
  warnOfPlaceholderDates(context, value);
  switch (wanted.list) {
    case 'overLimit':
      return licenseOverage(companies);
    case 'expired':
      return expiredLicenses(companies, wanted.today);
    case 'renewals':
      return upcomingRenewals(companies, wanted.days, wanted.today);
    case 'all':
    case 'usage':
      return companies;
  }
}

interface FileReading extends ListReading {
  /** The month of the file, if one was requested. */
  readonly counted?: CountedMonth<Company>;
}

/** One reading of the companies of the file, with the Monthly Users of the requested month, if any. */
async function takeReading(
  context: ReadingContext,
  { rule, month, verification }: WantedFile,
  attempt: Attempt,
): Promise<Outcome<FileReading>> {
  const isStrict = verification === 'strict';
  if (month === undefined) return readList(context, rule, isStrict);

  const reader = createCompanyReader(context, month);
  const isWhole = rule.selection === undefined;
  const counting = isWhole || isStrict ? verification : 'standard';
  const counted = await countMonth(context, { month, toRow: reader.read, verification: counting }, attempt);
  if ('changed' in counted) return counted;
  const { rows } = counted.value;
  if (isWhole) {
    const [companies, placeholderDates] = [[...rows.values()], reader.placeholderDates()];
    return { value: { companies, overLimitCount: undefined, placeholderDates, counted: counted.value } };
  }
  // Which companies belong does not depend on the month.
  const listed = await readList(context, rule, isStrict);
  if ('changed' in listed) return listed;
  const companies = listed.value.companies.flatMap((company) => {
    const usage = rows.get(company.companyId);
    return usage ? [{ ...company, monthlyUsers: usage.monthlyUsers, usageMonth: month }] : [];
  });
  const isMissing = companies.length < listed.value.companies.length;
  return isMissing
    ? { changed: `a customer of the list was not among those of ${month}` }
    : { value: { ...listed.value, companies, counted: counted.value } };
}
