import type { Month } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { assertListsCompanies } from './assert-lists-companies';
import { assertSelectsMonth } from './assert-selects-month';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { countCompanies } from './read-page';
import { readSample, SAMPLE_SIZE, type UsageSample } from './usage-sample';

const LARGEST_FIRST = { orderBy: 'TargetUserCount', ascending: false } as const;

/** What the search gave for a month. */
export interface SelectedCompanies extends Pick<UsageSample, 'totalRecords' | 'page'> {
  /** Undefined where not all of them are known. */
  readonly ids: ReadonlySet<string> | undefined;
}

/**
 * Whether selecting the query's month may leave out companies: those without users in it. A server that nests companies
 * may not count these, so that its counts do not tell what is left out.
 *
 * @param selected What the search gave for that month; asked for when it is left out.
 * @throws as `assertSelectsMonth` and `assertListsCompanies`
 */
export async function monthLeavesOut(
  context: CompaniesContext,
  query: CompanyQuery,
  selected?: SelectedCompanies,
): Promise<boolean> {
  const { month, ...withoutMonth } = query;
  if (!month) return false;
  const { totalRecords, page, ids } = selected ?? (await readSelected(context, query));
  if (totalRecords === 0) await assertListsCompanies(context, { ...query, month });
  const plain = await readSample(context, withoutMonth, page);
  if (plain.totalRecords > 0 || totalRecords > 0) await assertByAnyCompanies(context, { ...query, month }, plain);
  if (context.abilities.nests || isPart(plain)) return plain.totalRecords > 0 || totalRecords > 0;
  // As many may have been removed since as are left out.
  if (ids && [...plain.users.keys()].some((companyId) => !ids.has(companyId))) return true;
  if (plain.totalRecords > totalRecords || !context.abilities.monthLeavesOutIdle)
    return plain.totalRecords > totalRecords;
  // As many removed since as were left out would look like none.
  return plain.totalRecords < totalRecords || (await countCompanies(context, query)) !== totalRecords;
}

async function readSelected(context: CompaniesContext, query: CompanyQuery): Promise<SelectedCompanies> {
  const sample = await readSample(context, query, 1);
  return { ...sample, ids: sample.totalRecords === sample.users.size ? new Set(sample.users.keys()) : undefined };
}

/** Whether a page that should hold all companies held some: those that it lacks may be nested. */
function isPart({ totalRecords, users }: UsageSample): boolean {
  return totalRecords <= SAMPLE_SIZE && users.size < totalRecords;
}

/** The first companies of a filter or an order may all be without users; the largest of all hardly are. */
async function assertByAnyCompanies(
  context: CompaniesContext,
  query: CompanyQuery & { readonly month: Month },
  plain: UsageSample,
): Promise<void> {
  try {
    await assertSelectsMonth(context, query, plain);
  } catch (error) {
    if (!KeepnetConsistencyError.isInstance(error)) throw error;
    try {
      const largest = await readSample(context, LARGEST_FIRST, 1);
      if (largest.totalRecords === 0) throw error;
      await assertSelectsMonth(context, { ...LARGEST_FIRST, month: query.month }, largest);
    } catch (again) {
      throw isRefusal(again) ? error : again;
    }
  }
}
