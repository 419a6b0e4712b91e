import { FIRST_MONTH, isMonthEverywhere, type Month, monthInZone, previousMonth } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { countCompanies } from './read-page';
import { hasUsers, readSample } from './usage-sample';

const OTHER_MONTHS = 4;

/**
 * Makes sure that a month which lists no company is one without users. To a server that does not know months the
 * month may be a condition like any other, which no company ever meets: every total would be zero.
 *
 * @throws KeepnetConsistencyError when companies have users in that month, as far as it is the current one, or when no
 *   other month lists any company either.
 */
export async function assertListsCompanies(
  context: CompaniesContext,
  query: CompanyQuery & { readonly month: Month },
): Promise<void> {
  const { month, ...withoutMonth } = query;
  const now = context.clock.now();
  const plain = await readSample(context, withoutMonth, 1);
  if (plain.totalRecords === 0) return;
  if (isMonthEverywhere(month, now)) {
    if (hasUsers(plain)) throw listsNone(month, 'although companies have Monthly Users in it');
    return;
  }
  // Of all companies: those of a filter may well be without users.
  const { filterItems: _filterItems, ...all } = withoutMonth;
  let other = monthInZone(now, 'UTC');
  for (let count = 0; count < OTHER_MONTHS && other >= FIRST_MONTH; count++, other = previousMonth(other)) {
    if ((await countCompanies(context, { ...all, month: other })) > 0) return;
  }
  throw listsNone(month, 'nor for the current month or those before');
}

function listsNone(month: Month, beside: string): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `This Keepnet server lists no company for ${month}, ${beside}, so it cannot be told whether it selects a month. ` +
      'Nothing is given, because a zero could be wrong. Run it again when companies have users; if it stays so, tell ' +
      'Keepnet support.',
  );
}
