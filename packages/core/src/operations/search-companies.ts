import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import { type CompanyFilter, compileFilter } from '../companies/company-filter';
import { readCompany } from '../companies/company-schema';
import { BY_CREATION, type CompanyQuery } from '../companies/company-search';
import { FEW_PAGES } from '../companies/few-pages';
import { isRefusal } from '../companies/is-refusal';
import { countCompanies } from '../companies/read-page';
import { createReading } from '../companies/reading';
import { streamCompanies } from '../companies/stream-companies';
import { withMonth } from '../companies/with-month';
import { checkMonth, type Month } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { checkOptions } from './check-options';

const ORDERS = {
  createdAt: 'CreateTime',
  companyName: 'CompanyName',
  targetUsers: 'TargetUserCount',
  renewalDate: 'LicenseEndDate',
} as const;

export interface SearchCompaniesOptions {
  /** Part of a company's name. */
  readonly text?: string;
  /** Conditions that must all hold. What the API cannot filter, the client filters. */
  readonly filters?: readonly CompanyFilter[];
  /** The month that Monthly Users counts, `YYYY-MM`. Default: the server's current month. */
  readonly month?: Month;
  /** Default: `createdAt`. */
  readonly orderBy?: keyof typeof ORDERS;
  /** Default: true. */
  readonly ascending?: boolean;
  /** The largest number of companies to give. Default: all. */
  readonly limit?: number;
}

/** See KeepnetClient.searchCompanies. */
export async function* searchCompanies(
  context: CompaniesContext,
  options: SearchCompaniesOptions = {},
): AsyncGenerator<Company, void, undefined> {
  checkOptions(options, ['text', 'filters', 'month', 'orderBy', 'ascending', 'limit']);
  const { limit = Infinity, filters = [] } = options;
  const order = orderOf(options);
  const filter = compileFilter(filters, options.text);
  const unfiltered = filters.length === 0 && !options.text?.trim();
  const sized = unfiltered ? { ...context, pageSize: Math.min(context.pageSize, limit) } : context;
  const narrowed = await narrow(context, order, filter.serverItems);
  const query = await selectMonth(context, narrowed, options.month);

  let left = limit;
  for await (const companies of streamCompanies(createReading(sized), query, (row) => readCompany(row, context))) {
    for (const company of companies) {
      if (!filter.matches(company)) continue;
      yield company;
      if (--left === 0) return;
    }
  }
}

function orderOf({ orderBy, ascending = true }: SearchCompaniesOptions): CompanyQuery {
  if (orderBy === undefined) return { ...BY_CREATION, ascending };
  if (!Object.hasOwn(ORDERS, orderBy)) {
    throw new KeepnetConfigurationError(
      `Companies cannot be sorted by ${JSON.stringify(orderBy)}. Use one of: ${Object.keys(ORDERS).join(', ')}.`,
    );
  }
  return { orderBy: ORDERS[orderBy], ascending };
}

/** Adds what the server can filter, unless the set is small enough to be read whole or the server refuses. */
async function narrow(
  context: CompaniesContext,
  query: CompanyQuery,
  filterItems: CompiledItems,
): Promise<CompanyQuery> {
  if (filterItems.length === 0 || !context.abilities.filter) return query;
  if ((await countCompanies(context, query)) <= FEW_PAGES * context.pageSize) return query;
  try {
    await countCompanies(context, { ...query, filterItems });
    return { ...query, filterItems };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    context.abilities.filter = false;
    return query;
  }
}

type CompiledItems = ReturnType<typeof compileFilter>['serverItems'];

async function selectMonth(
  context: CompaniesContext,
  query: CompanyQuery,
  month: Month | undefined,
): Promise<CompanyQuery> {
  if (month === undefined) return query;
  checkMonth(month, context.clock.now());
  const { value } = await withMonth(context, query, month, async (selecting) => {
    await countCompanies(context, selecting);
    return selecting;
  });
  return value;
}
