import { isMonthEverywhere } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompaniesContext } from './companies-context';
import { collectUsers } from './collect-users';
import type { CompanyQuery } from './company-search';
import { readUsage } from './company-schema';
import { monthLeavesOut } from './month-leaves-out';
import { type CountedRow, readMonth } from './read-month';
import { countCompanies } from './read-page';
import { readWhole } from './read-whole';
import { createReading, type Reading } from './reading';
import { removedMeanwhile, streamCompanies } from './stream-companies';
import type { WireRow } from './wire-row';

/**
 * Gives the companies of a query that selects a month as they are read, those without users in it included, in the
 * order of the query. On a server that leaves these out, the Monthly Users of the others are read first.
 *
 * @param context Reads those Monthly Users: `reading` may ask for small pages, because few companies are wanted.
 * @throws KeepnetConsistencyError as `streamCompanies`, and when the two listings do not fit together or the current month leaves
 *   out companies that have users in it.
 */
export async function* streamMonth<Row extends CountedRow>(
  context: CompaniesContext,
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
): AsyncGenerator<Row[], void, undefined> {
  const { month, ...withoutMonth } = query;
  if (!(await monthLeavesOut(context, query))) {
    yield* streamCompanies(reading, query, toRow);
    return;
  }
  const { nests } = context.abilities;
  // Nested companies may not be counted: all that are left out must be known beforehand.
  const { result: users } = nests
    ? await readMonth(createReading(context), query, readUsage, collectUsers)
    : await readWhole(createReading(context), query, readUsage, collectUsers);
  const assertUnchanged = async (): Promise<void> => {
    if (!nests && (await countCompanies(context, query)) === users.size) return;
    throw new KeepnetConsistencyError(
      `Companies were added or removed while those of ${month} were being listed. Run it again.`,
    );
  };
  let found = 0;
  for await (const rows of streamCompanies(reading, withoutMonth, toRow)) {
    const known = rows.filter(({ companyId }) => users.has(companyId)).length;
    found += known;
    // One that was added since would be given with a zero, and who takes the first ones alone never gets to the end.
    if (known < rows.length) await assertUnchanged();
    const isCurrent = month !== undefined && isMonthEverywhere(month, context.clock.now());
    if (isCurrent && rows.some(({ companyId, monthlyUsers }) => monthlyUsers > 0 && !users.has(companyId))) {
      throw new KeepnetConsistencyError(
        `${month} left out a company that has Monthly Users in it. Run it again; if it stays so, tell Keepnet support.`,
      );
    }
    yield rows.map((row) => ({ ...row, monthlyUsers: users.get(row.companyId) ?? 0 }));
  }
  if (found < users.size) throw removedMeanwhile(users.size - found);
  if (!nests) await assertUnchanged();
}
