import type { TokenSource } from './auth/token-source';
import type { OverLimitCompany } from './billing/license-overage';
import type { ExpiredCompany, RenewingCompany } from './billing/renewals';
import type { DateFormat } from './dates/parse-wire-date';
import { orNoResult } from './errors/no-result';
import { parseBaseUrl } from './http/base-url';
import { createRequestGate } from './http/request-gate';
import { DEFAULT_RETRY, type RetryOptions } from './http/retry-policy';
import { checkCredentials, type CredentialCheck } from './operations/check-credentials';
import { checkOptions } from './operations/check-options';
import {
  companiesOverLimit,
  type ExpiredOptions,
  listExpiredLicenses,
  listUpcomingRenewals,
  type OverLimitOptions,
  type RenewalsOptions,
} from './operations/company-lists';
import { checkServer, type ServerCheck } from './operations/check-server';
import { compareMonths, type CompareMonthsOptions, type MonthComparison } from './operations/compare-months';
import { type ExportCompaniesOptions, exportCompanies, type ExportedFile } from './operations/export-companies';
import { type CompanyDetails, getCompany, type GetCompanyOptions } from './operations/get-company';
import { type InvoiceLines, invoiceLines, type InvoiceLinesOptions } from './operations/invoice-lines';
import { type MonthlyUserTotal, monthlyUserTotal, type MonthlyUserTotalOptions } from './operations/monthly-user-total';
import { type FoundCompanies, searchCompanies, type SearchCompaniesOptions } from './operations/search-companies';
import { type MonthlyReport, monthlyReport, type MonthlyReportOptions } from './operations/monthly-report';
import { type UsageLines, usageLines, type UsageLinesOptions } from './operations/usage-lines';
import type { Clock } from './ports/clock';
import type { Random } from './ports/random';
import type { Transport } from './ports/transport';
import { createLearnedLimits } from './reading/learned-limits';
import type { ReadingContext } from './reading/reading-context';
import { limitRequests } from './server-check/limit-requests';

/** How a client behaves, in any host. */
export interface ClientSettings {
  /** Default: https://api.keepnetlabs.com. https only, except on this machine. */
  readonly baseUrl?: string;
  /** How Keepnet writes dates for this account. Default: `auto` (ISO or year first). */
  readonly dateFormat?: DateFormat;
  /** Keeps the API's own fields on companies, for `apiFieldsOf`. Default: false. */
  readonly keepApiFields?: boolean;
  /** Rows to request per page, 1 to 99999; the server may send fewer. Default: 10000, as Keepnet's own console does. */
  readonly pageSize?: number;
  /** Requests in flight at once; temporarily fewer after a failure or a slow answer. Default: 4. */
  readonly maxConcurrency?: number;
  /** Timeout of one request, in milliseconds. Default: 100000, as in Keepnet's own console. */
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryOptions>;
  /**
   * How long after the start of an operation the second count of `auto` may arrive, in milliseconds. It never has more
   * than 30 seconds after the pages. Default: 300000.
   */
  readonly secondCountMs?: number;
  /** Ends all current and later work, with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** Receives, as one sentence, facts that do not stop a result but are worth knowing. */
  readonly onWarning?: (warning: string) => void;
}

/** What a host brings to the portable core. */
export interface ClientPorts {
  /** Sends requests with a token: its own, or the one from `withAccessToken`. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** The source of the tokens, unless the host keeps them private; `checkCredentials` reads their claims. */
  readonly tokens?: TokenSource;
  /**
   * Values that must not appear in any message: the Client Secret and all tokens. Read each time, so a host can add to
   * the list when it renews a token.
   */
  readonly secrets: readonly string[];
}

/** The same for a client that gets its own tokens; `secrets` are further values to hide, such as a proxy's password. */
export type CredentialPorts = Omit<ClientPorts, 'tokens' | 'secrets'> & Partial<Pick<ClientPorts, 'secrets'>>;

/**
 * The Keepnet billing numbers. Every method throws a KeepnetError of a suitable class; a bad argument is a
 * KeepnetConfigurationError before anything is sent.
 */
export interface KeepnetClient {
  /**
   * The companies that match, from one complete reading. Throws KeepnetConsistencyError when the list keeps changing while
   * it is read. With a limit and no condition one page is read.
   */
  searchCompanies(options?: SearchCompaniesOptions): Promise<FoundCompanies>;
  /**
   * One company; with a month also its Monthly Users, proved like a usage line. An unknown ID is a
   * KeepnetInvalidRequestError with the code `NOT_FOUND`.
   */
  getCompany(companyId: string, options?: GetCompanyOptions): Promise<CompanyDetails>;
  /**
   * The Monthly Users of all companies in one month, added up, with proof that none is missing or counted twice. Throws
   * KeepnetConsistencyError if this cannot be proved, or if Keepnet's export contradicts it.
   */
  monthlyUserTotal(options?: MonthlyUserTotalOptions): Promise<MonthlyUserTotal>;
  /** Every company's Monthly Users in one month, including zeros: the lines add up to the total and have its proof. */
  usageLines(options?: UsageLinesOptions): Promise<UsageLines>;
  /** One invoice line per company: usage priced by a price book, less what was billed. Options are checked first. */
  invoiceLines(options: InvoiceLinesOptions): Promise<InvoiceLines>;
  /** The report of a month, from one proved reading of it and of the month before: data, mail, and Excel workbook. */
  monthlyReport(options?: MonthlyReportOptions): Promise<MonthlyReport>;
  /**
   * Each company's Monthly Users in two months. Both include only companies that exist now. Throws
   * KeepnetConsistencyError if the months cannot be proved complete.
   */
  compareMonths(options?: CompareMonthsOptions): Promise<MonthComparison>;
  /** Companies with more Target Users than their License Limit, the largest excess first. */
  companiesOverLimit(options?: OverLimitOptions): Promise<OverLimitCompany[]>;
  /** Companies whose renewal date is before today, the longest expired first. */
  expiredLicenses(options?: ExpiredOptions): Promise<ExpiredCompany[]>;
  /** Companies whose renewal date is from today to `days` days later, the earliest first. */
  upcomingRenewals(options?: RenewalsOptions): Promise<RenewingCompany[]>;
  /** A list as a CSV or Excel file, streamed. */
  exportCompanies(options?: ExportCompaniesOptions): Promise<ExportedFile>;
  /** Who the credential is, and whether it may do what this client is for. */
  checkCredentials(): Promise<CredentialCheck>;
  /**
   * What this account's server can do, in verdicts and sentences, without customers' data: safe to show to anyone.
   * Sends at most 40 requests, which only read. A refusal by the server is a verdict, not an error.
   */
  checkServer(): Promise<ServerCheck>;
}

const SETTINGS = [
  'baseUrl',
  'dateFormat',
  'keepApiFields',
  'pageSize',
  'maxConcurrency',
  'timeoutMs',
  'retry',
  'secondCountMs',
  'signal',
  'onWarning',
] as const;

/** Makes a client from what a host provides. The client remembers what a server refuses. */
export function createClient(ports: ClientPorts, settings: ClientSettings = {}): KeepnetClient {
  const context = createContext(ports, settings);
  return {
    searchCompanies: (options) => orNoResult(searchCompanies(context, options)),
    getCompany: (companyId, options) => orNoResult(getCompany(context, companyId, options)),
    monthlyUserTotal: (options) => orNoResult(monthlyUserTotal(context, options)),
    usageLines: (options) => orNoResult(usageLines(context, options)),
    invoiceLines: (options) => orNoResult(invoiceLines(context, options)),
    monthlyReport: (options) => orNoResult(monthlyReport(context, options)),
    compareMonths: (options) => orNoResult(compareMonths(context, options)),
    companiesOverLimit: (options) => orNoResult(companiesOverLimit(context, options)),
    expiredLicenses: (options) => orNoResult(listExpiredLicenses(context, options)),
    upcomingRenewals: (options) => orNoResult(listUpcomingRenewals(context, options)),
    exportCompanies: (options) => orNoResult(exportCompanies(context, options)),
    checkCredentials: () => checkCredentials(context, ports.tokens),
    checkServer: () => {
      const limited = { ...ports, transport: limitRequests(ports.transport) };
      return checkServer(createContext(limited, withFewTries(settings)), ports.tokens);
    },
  };
}

const CHECK_TRIES = 3;

/** A check has few requests: no single question may use them all. */
function withFewTries(settings: ClientSettings): ClientSettings {
  const { maxAttempts = CHECK_TRIES } = settings.retry ?? {};
  return { ...settings, retry: { ...settings.retry, maxAttempts: Math.min(maxAttempts, CHECK_TRIES) } };
}

/** The context of every operation. Made once, because it remembers what the server refuses. */
export function createContext(ports: ClientPorts, settings: ClientSettings): ReadingContext {
  checkOptions(settings, SETTINGS);
  checkOptions(settings.retry ?? {}, ['maxAttempts', 'baseDelayMs', 'maxDelayMs', 'budgetMs']);
  const { maxConcurrency = 4 } = settings;
  return {
    transport: ports.transport,
    clock: ports.clock,
    random: ports.random,
    secrets: ports.secrets,
    gate: createRequestGate(maxConcurrency, ports.clock),
    baseUrl: parseBaseUrl(settings.baseUrl),
    timeoutMs: settings.timeoutMs ?? 100_000,
    retry: { ...DEFAULT_RETRY, ...definedOnly(settings.retry) },
    signal: settings.signal,
    pageSize: settings.pageSize ?? 10_000,
    maxConcurrency,
    dateFormat: settings.dateFormat ?? 'auto',
    keepApiFields: settings.keepApiFields ?? false,
    limits: createLearnedLimits(),
    secondCountMs: settings.secondCountMs ?? DEFAULT_RETRY.budgetMs,
    warn: settings.onWarning ?? (() => undefined),
  };
}

function definedOnly(retry: Partial<RetryOptions> = {}): Partial<RetryOptions> {
  return Object.fromEntries(Object.entries(retry).filter(([, value]) => value !== undefined));
}
