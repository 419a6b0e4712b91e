import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompanyQuery } from './company-search';
import type { CountedRow } from './read-month';
import { countCompanies } from './read-page';
import { collect, readWhole } from './read-whole';
import { type Reading, ScanDisagreement } from './reading';
import { createPassTally, scanPass } from './scan-pass';
import type { WireRow } from './wire-row';

/**
 * Gives the companies of a query as they are read, each once, and keeps only their IDs. When the pages contradict one
 * another it reads again and gives what was not given yet.
 *
 * @throws KeepnetConsistencyError at the end when a company that was given does not exist any more: what was given
 *   would then be more than there ever was at one moment.
 */
export async function* streamCompanies<Row extends CountedRow>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
): AsyncGenerator<Row[], void, undefined> {
  const given = new Set<string>();
  let sawZero = false;
  for (let complete = false; !complete; ) {
    const tally = createPassTally();
    try {
      for await (const rows of scanPass(reading, query, toRow, tally)) {
        const fresh = given.size === 0 ? rows : rows.filter(({ companyId }) => !given.has(companyId));
        sawZero ||= fresh.some((row) => row.monthlyUsers === 0);
        yield fresh;
        for (const { companyId } of fresh) given.add(companyId);
      }
      complete = true;
    } catch (error) {
      if (!(error instanceof ScanDisagreement)) throw error;
      await reading.again(error.message);
    }
    if (complete && given.size > tally.ids.size) throw removedMeanwhile(given.size - tally.ids.size);
  }
  if (query.month && !sawZero) yield* companiesLeftOut(reading, query, toRow, given);
}

/** The companies that selecting a month leaves out, if it does so: those without users in it. */
async function* companiesLeftOut<Row extends CountedRow>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  given: ReadonlySet<string>,
): AsyncGenerator<Row[], void, undefined> {
  const { month, ...withoutMonth } = query;
  if ((await countCompanies(reading.context, withoutMonth)) <= given.size) return;
  const all = await readWhole(reading, withoutMonth, toRow, () => collect((row: Row) => !given.has(row.companyId)));
  const stillThere = all.tally.totalRecords - all.result.length;
  if (stillThere < given.size) throw removedMeanwhile(given.size - stillThere);
  if ((await countCompanies(reading.context, query)) !== given.size) {
    throw new KeepnetConsistencyError(`Companies were added while those of ${month} were being listed. Run it again.`);
  }
  yield all.result.map((row) => ({ ...row, monthlyUsers: 0 }));
}

function removedMeanwhile(count: number): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `${count} companies were removed while the list was being given out. Run it again for a list without them.`,
  );
}
