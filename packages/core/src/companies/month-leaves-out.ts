import { assertListsCompanies } from './assert-lists-companies';
import { assertSelectsMonth } from './assert-selects-month';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { readSample, type UsageSample } from './usage-sample';

/**
 * Whether selecting the query's month leaves out companies: those without users in it.
 *
 * @param selected What the search gave for that month; asked for when it is left out.
 * @throws as `assertSelectsMonth` and `assertListsCompanies`
 */
export async function monthLeavesOut(
  context: CompaniesContext,
  query: CompanyQuery,
  selected?: Pick<UsageSample, 'totalRecords' | 'page'>,
): Promise<boolean> {
  const { month, ...withoutMonth } = query;
  if (!month) return false;
  const { totalRecords, page } = selected ?? (await readSample(context, query, 1));
  if (totalRecords === 0) await assertListsCompanies(context, { ...query, month });
  const plain = await readSample(context, withoutMonth, page);
  if (plain.totalRecords > 0 || totalRecords > 0) await assertSelectsMonth(context, { ...query, month }, plain);
  return plain.totalRecords > totalRecords;
}
