import type { CompanyQuery } from './company-search';
import { monthLeavesOut, SAMPLE_SIZE } from './month-leaves-out';
import { countCompanies } from './read-page';
import { collect, type Fold, readWhole } from './read-whole';
import type { Reading } from './reading';
import type { Identified } from './pass-tally';
import type { WireRow } from './wire-row';

export interface CountedRow extends Identified {
  readonly monthlyUsers: number;
}

export interface MonthReading<Result> {
  readonly result: Result;
  readonly ids: ReadonlySet<string>;
  readonly totalRecords: number;
  /** How many of them the month selection itself listed. */
  readonly selectedRecords: number;
}

/**
 * Reads all companies with the Monthly Users of the query's month, or of the server's current month when it names
 * none. It is not known whether selecting a month leaves out the companies that had no users in it, so those are
 * looked for and counted with zero. A zero that is listed does not show that none is left out: a server may keep a
 * zero for one company and nothing at all for another.
 *
 * @throws KeepnetInvalidRequestError when the server ignores the month.
 */
export async function readMonth<Row extends CountedRow, Result>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  createFold: () => Fold<Row, Result>,
): Promise<MonthReading<Result>> {
  const { month, ...withoutMonth } = query;
  for (;;) {
    const listed = await readWhole(reading, query, toRow, () => withSample(createFold()));
    const { ids, totalRecords } = listed.tally;
    const { fold, users } = listed.result;
    const given = { ids, totalRecords, selectedRecords: totalRecords };
    if (!(await monthLeavesOut(reading.context, query, { totalRecords, users }))) {
      return { result: fold.result, ...given };
    }
    const all = await readWhole(reading, withoutMonth, toRow, () => collect((row: Row) => !ids.has(row.companyId)));
    const explained = all.tally.totalRecords - all.result.length === totalRecords;
    if (explained && (await countCompanies(reading.context, query)) === totalRecords) {
      fold.add(all.result.map((row) => ({ ...row, monthlyUsers: 0 })));
      return { ...given, result: fold.result, ids: all.tally.ids, totalRecords: all.tally.totalRecords };
    }
    await reading.again(`not all of the ${totalRecords} companies listed for ${month} were listed without a month`);
  }
}

/** A fold that also keeps the Monthly Users of the first companies, and to which rows can be added later on. */
function withSample<Row extends CountedRow, Result>(
  fold: Fold<Row, Result>,
): Fold<Row, { readonly fold: Fold<Row, Result>; readonly users: ReadonlyMap<string, number> }> {
  const users = new Map<string, number>();
  return {
    add(rows) {
      fold.add(rows);
      for (const { companyId, monthlyUsers } of rows.slice(0, SAMPLE_SIZE - users.size)) {
        users.set(companyId, monthlyUsers);
      }
    },
    result: { fold, users },
  };
}
