import type { CompaniesContext } from '../companies/companies-context';
import type { CompanyQuery, FilterItem } from '../companies/company-search';
import { FEW_PAGES, isSmall } from '../companies/few-pages';
import { isRefusal } from '../companies/is-refusal';
import { countCompanies, readFirstPage } from '../companies/read-page';

/**
 * Adds what the server can filter to a query, unless the set is small enough to be read whole or the server refuses.
 * A refusal counts for the same fields with the same operators alone: another filter may well be understood.
 */
export async function narrowSearch(
  context: CompaniesContext,
  query: CompanyQuery,
  filterItems: readonly FilterItem[],
): Promise<CompanyQuery> {
  const { abilities } = context;
  const key = filterItems
    .map(({ FieldName, Operator }) => `${FieldName} ${Operator}`)
    .sort()
    .join(', ');
  const byRenewal = filterItems.some(({ FieldName }) => FieldName === 'LicenseEndDate');
  if (key === '' || abilities.refusedFilters.has(key) || (byRenewal && !abilities.filter)) return query;
  if (await fillsFewPages(context, query)) return query;
  try {
    await countCompanies(context, { ...query, filterItems });
    return { ...query, filterItems };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    abilities.refusedFilters.add(key);
    return query;
  }
}

// A server may give smaller pages than it is asked for, never larger ones; only a page shows which.
async function fillsFewPages(context: CompaniesContext, query: CompanyQuery): Promise<boolean> {
  const count = await countCompanies(context, query);
  if (!isSmall(count, context.pageSize)) return false;
  const pageSize = Math.min(context.pageSize, Math.max(1, Math.ceil(count / FEW_PAGES)));
  const { rowsOnPage } = await readFirstPage({ ...context, pageSize }, query);
  return isSmall(count, rowsOnPage);
}
