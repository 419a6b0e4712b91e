import { checkMonth, type Month, monthInZone } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';
import { countMonth, type Verification, warnUnconfirmed } from '../reading/counted-month';
import { EVERYBODY, readList } from '../reading/list';
import type { ReadingContext } from '../reading/reading-context';
import { type Outcome, settle } from '../reading/settle';
import { readFirstPage } from '../reading/snapshot';
import type { Company } from '../search/company';
import {
  type CompanyFilter,
  type CompanyOrder,
  compileFilters,
  ORDERS,
  sortCompanies,
} from '../search/filter-companies';
import { createCompanyReader } from '../search/parse-company';
import { checkOptions } from './check-options';
import { warnOfMonthEnd, warnOfPlaceholderDates } from './company-lists';

/** See KeepnetClient.searchCompanies. */
export interface SearchCompaniesOptions {
  /** Part of a company's name. */
  readonly text?: string;
  /** Conditions that must all hold. */
  readonly filters?: readonly CompanyFilter[];
  /** The month that Monthly Users counts, `YYYY-MM`, proved. Default: the server's current month. */
  readonly month?: Month;
  /** Default: by creation, as the server sorts. Companies without a value come last. */
  readonly orderBy?: CompanyOrder;
  /** Default: true. */
  readonly ascending?: boolean;
  /** The largest number of companies to give. Default: all. */
  readonly limit?: number;
  /**
   * With a month, whether its Monthly Users are counted a second time. Without one `strict` reads every company until two
   * readings agree or one page holds all. Default: `auto`.
   */
  readonly verification?: Verification;
}

/** See KeepnetClient.searchCompanies. */
export interface FoundCompanies {
  readonly companies: readonly Company[];
  /** How many match, even if `limit` left some out. */
  readonly totalMatches: number;
}

/** See KeepnetClient.searchCompanies. */
export async function searchCompanies(
  context: ReadingContext,
  options: SearchCompaniesOptions = {},
): Promise<FoundCompanies> {
  checkOptions(options, ['text', 'filters', 'month', 'orderBy', 'ascending', 'limit', 'verification']);
  const { text, orderBy, ascending = true, limit = Infinity, filters = [], verification = 'auto' } = options;
  if (orderBy !== undefined) checkOrder(orderBy);
  const matches = compileFilters(filters, text);
  const month = options.month === undefined ? undefined : checkMonth(options.month, context.clock.now());

  const isNarrowed = filters.length > 0 || Boolean(text?.trim()) || month !== undefined;
  const wantsNewest = (orderBy === undefined || orderBy === 'createdAt') && !ascending;
  if (!isNarrowed && verification !== 'strict' && limit < Infinity && (orderBy === undefined || wantsNewest)) {
    const page = await settle(context, () => readOnePage(context, limit, wantsNewest));
    if (page.value) {
      warnOfMonthEnd(context, page.startedAt);
      return page.value;
    }
  }
  const all = await readAll(context, month, verification);
  const found = all.filter(matches);
  const sorted = orderBy ? sortCompanies(found, orderBy, ascending) : ascending ? found : found.reverse();
  return { companies: sorted.slice(0, limit), totalMatches: found.length };
}

function checkOrder(orderBy: string): void {
  if (ORDERS.some((order) => order === orderBy)) return;
  throw new KeepnetConfigurationError(
    `Companies cannot be sorted by ${showValue(orderBy)}. Use one of: ${ORDERS.join(', ')}.`,
  );
}

// A page of this size costs one request, whatever the limit.
const FEWEST_ROWS = 100;

/**
 * The first companies, or the newest: one page is enough. The newest are requested in this order, which a server may
 * ignore: if the rows do not show that it was kept, this returns nothing.
 */
async function readOnePage(
  context: ReadingContext,
  limit: number,
  newestFirst: boolean,
): Promise<Outcome<FoundCompanies | undefined>> {
  const reader = createCompanyReader(context, monthInZone(context.clock.now(), 'UTC'));
  const page = await readFirstPage(context, { newestFirst }, reader.read, Math.max(limit, FEWEST_ROWS));
  if ('changed' in page) return page;
  const { totalRecords, isNested } = page.value;
  const rows = [...page.value.rows.values()];
  if (rows.length < Math.min(limit, totalRecords) || isNested) return { value: undefined };
  const areAll = rows.length === totalRecords;
  if (newestFirst && !areAll && !areNewestFirst(rows)) return { value: undefined };
  const sorted = newestFirst && areAll ? sortCompanies(rows, 'createdAt', false) : rows;
  return { value: { companies: sorted.slice(0, limit), totalMatches: totalRecords } };
}

// By chance, this many different dates are in order once in 40,320 times.
const FEWEST_DATES = 8;

function areNewestFirst(rows: readonly Company[]): boolean {
  const dates = rows.map(({ createdAt }) => (createdAt === null ? Number.NaN : Date.parse(createdAt)));
  const isKept = dates.every((date, index) => date <= (dates[index - 1] ?? Infinity));
  return isKept && new Set(dates).size >= FEWEST_DATES;
}

async function readAll(
  context: ReadingContext,
  month: Month | undefined,
  verification: Verification,
): Promise<Company[]> {
  if (month === undefined) {
    const { value, startedAt } = await settle(context, () => readList(context, EVERYBODY, verification === 'strict'));
    warnOfPlaceholderDates(context, value);
    warnOfMonthEnd(context, startedAt);
    return [...value.companies];
  }
  const { value } = await settle(context, (attempt) => {
    const toRow = createCompanyReader(context, month).read;
    return countMonth(context, { month, toRow, verification }, attempt);
  });
  warnUnconfirmed(context, month, value);
  return [...value.rows.values()];
}
