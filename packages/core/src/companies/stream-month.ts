import { isMonthEverywhere } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompaniesContext } from './companies-context';
import { collectUsers } from './collect-users';
import type { CompanyQuery } from './company-search';
import { countAllCompanies, listOfIds } from './count-all-companies';
import { readUsage } from './company-schema';
import { monthLeavesOut } from './month-leaves-out';
import { type CountedRow, readMonth } from './read-month';
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
  const given = new Set<string>();
  if (!(await monthLeavesOut(context, query))) {
    const { nests } = context.abilities;
    for await (const rows of streamCompanies(reading, query, toRow)) {
      // Where there was none, there was nothing to see the selection of a month by.
      if (given.size === 0 && rows.length > 0 && !(await isProved(context, query))) throw changedMeanwhile(query);
      yield rows;
      for (const { companyId } of rows) given.add(companyId);
    }
    // Seen only now: nested companies, which may not be counted, may have been left out after all.
    if (context.abilities.nests && !nests) yield* streamOthers(given, streamMonth(context, reading, query, toRow));
    return;
  }
  let { users, nests } = await readUsers(context, query);
  const assertUnchanged = async (): Promise<void> => {
    if (nests ? [...given].every((id) => users.has(id)) : await listsThose(context, query, users)) return;
    throw changedMeanwhile(query);
  };
  for await (const rows of streamCompanies(reading, withoutMonth, toRow)) {
    if (context.abilities.nests && !nests) ({ users, nests } = await readUsers(context, query));
    for (const { companyId } of rows) given.add(companyId);
    // One that was added since would be given with a zero, and who takes the first ones alone never gets to the end.
    if (rows.some(({ companyId }) => !users.has(companyId))) await assertUnchanged();
    const isCurrent = month !== undefined && isMonthEverywhere(month, context.clock.now());
    if (isCurrent && rows.some(({ companyId, monthlyUsers }) => monthlyUsers > 0 && !users.has(companyId))) {
      throw new KeepnetConsistencyError(
        `${month} left out a company that has Monthly Users in it. Run it again; if it stays so, tell Keepnet support.`,
      );
    }
    yield rows.map((row) => ({ ...row, monthlyUsers: users.get(row.companyId) ?? 0 }));
  }
  const removed = [...users.keys()].filter((id) => !given.has(id)).length;
  if (removed > 0) throw removedMeanwhile(removed);
  await assertUnchanged();
}

async function isProved(context: CompaniesContext, query: CompanyQuery): Promise<boolean> {
  const { month } = query;
  if (!month || context.abilities.monthProven || isMonthEverywhere(month, context.clock.now())) return true;
  return !(await monthLeavesOut(context, query));
}

function changedMeanwhile({ month }: CompanyQuery): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `Companies were added or removed while those of ${month} were being listed. Run it again.`,
  );
}

/** The Monthly Users of the companies that the month lists, and of all where some are nested. */
async function readUsers(
  context: CompaniesContext,
  query: CompanyQuery,
): Promise<{ readonly users: ReadonlyMap<string, number>; readonly nests: boolean }> {
  for (;;) {
    const { nests } = context.abilities;
    // Nested companies may not be counted: all that are left out must be known beforehand.
    const { result: users } = nests
      ? await readMonth(createReading(context), query, readUsage, collectUsers)
      : await readWhole(createReading(context), query, readUsage, collectUsers);
    if (context.abilities.nests === nests) return { users, nests };
  }
}

/** Whether the query still lists as many companies and, where one page holds them all, the same ones. */
async function listsThose(
  context: CompaniesContext,
  query: CompanyQuery,
  users: ReadonlyMap<string, number>,
): Promise<boolean> {
  const { totalRecords, ids } = await countAllCompanies(context, query);
  return totalRecords === users.size && (ids === undefined || ids === listOfIds(users.keys()));
}

/** Gives of a second listing what the first has not given. */
async function* streamOthers<Row extends CountedRow>(
  given: ReadonlySet<string>,
  listing: AsyncIterable<Row[]>,
): AsyncGenerator<Row[], void, undefined> {
  let again = 0;
  for await (const rows of listing) {
    const others = rows.filter(({ companyId }) => !given.has(companyId));
    again += rows.length - others.length;
    yield others;
  }
  if (again < given.size) throw removedMeanwhile(given.size - again);
}
