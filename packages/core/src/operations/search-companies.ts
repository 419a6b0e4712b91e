import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import type { CompanyFilter } from '../companies/company-filter';
import { compileFilter } from '../companies/compile-filter';
import { BY_CREATION, type CompanyQuery } from '../companies/company-search';
import { countCompanies } from '../companies/read-page';
import { createReading } from '../companies/reading';
import { withMonth } from '../companies/with-month';
import { checkMonth, type Month } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';
import { checkOptions } from './check-options';
import { narrowSearch } from './narrow-search';
import { searchInOrder } from './search-in-order';
import { streamSearch } from './stream-search';

const ORDERS = ['createdAt', 'companyName', 'targetUsers', 'renewalDate'] as const;

/** See KeepnetClient.searchCompanies. */
export interface SearchCompaniesOptions {
  /** Part of a company's name. */
  readonly text?: string;
  /** Conditions that must all hold. What the API cannot filter, the client filters. */
  readonly filters?: readonly CompanyFilter[];
  /** The month that Monthly Users counts, `YYYY-MM`. Default: the server's current month. */
  readonly month?: Month;
  /**
   * Default: by creation, as the server sorts. An order that is asked for is checked, and kept here if the server does
   * not; except `companyName`, which follows the server's own rules for letters.
   */
  readonly orderBy?: (typeof ORDERS)[number];
  /** Default: true. */
  readonly ascending?: boolean;
  /** The largest number of companies to give. Default: all. */
  readonly limit?: number;
}

// Where a few companies are looked for among others, a page of the default size is mostly read in vain.
const SEARCHED_AT_ONCE = 1000;
// Fewer rows than this may be in order by chance.
const FEWEST_SORTED = 50;
// For a client that reads smaller pages: of one row nothing tells, of ten chance would be one in three million.
const FEWEST_TELLING = 10;

/** See KeepnetClient.searchCompanies. */
export async function* searchCompanies(
  context: CompaniesContext,
  options: SearchCompaniesOptions = {},
): AsyncGenerator<Company, void, undefined> {
  checkOptions(options, ['text', 'filters', 'month', 'orderBy', 'ascending', 'limit']);
  const { month, orderBy, ascending = true, limit = Infinity, filters = [] } = options;
  if (orderBy !== undefined) checkOrder(orderBy);
  const { matches, serverItems } = compileFilter(filters, options.text);
  if (month !== undefined) checkMonth(month, context.clock.now());
  const unfiltered = filters.length === 0 && !options.text?.trim();
  const pageSize = Math.min(context.pageSize, unfiltered ? limit : Math.max(limit, SEARCHED_AT_ONCE));
  const narrowed = await narrowSearch(context, BY_CREATION, serverItems);
  const query = await selectMonth(context, narrowed, month);

  let pages: AsyncIterable<Company[]>;
  if (orderBy === undefined || orderBy === 'companyName') {
    const sorted = { ...query, ascending, ...(orderBy && { orderBy: 'CompanyName' }) };
    pages = streamSearch(context, createReading({ ...context, pageSize }), sorted, month);
  } else {
    const checkable = Math.max(FEWEST_TELLING, Math.min(context.pageSize, Math.max(pageSize, FEWEST_SORTED)));
    pages = searchInOrder(context, { query, month, orderBy, ascending, matches, pageSize: checkable });
  }

  let left = limit;
  for await (const companies of pages) {
    for (const company of companies) {
      if (!matches(company)) continue;
      yield company;
      if (--left === 0) return;
    }
  }
}

function checkOrder(orderBy: string): void {
  if (ORDERS.some((order) => order === orderBy)) return;
  throw new KeepnetConfigurationError(
    `Companies cannot be sorted by ${showValue(orderBy)}. Use one of: ${ORDERS.join(', ')}.`,
  );
}

async function selectMonth(
  context: CompaniesContext,
  query: CompanyQuery,
  month: Month | undefined,
): Promise<CompanyQuery> {
  if (month === undefined) return query;
  const { value } = await withMonth(context, query, month, async (selecting) => {
    await countCompanies(context, selecting);
    return selecting;
  });
  return value;
}
