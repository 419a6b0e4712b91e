import { isMonthEverywhere } from '../dates/month';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { monthLeavesOut } from './month-leaves-out';
import { countCompanies } from './read-page';
import { collect, type Fold, readWhole } from './read-whole';
import type { Reading } from './reading';
import type { Identified } from './pass-tally';
import { sampleSize } from './usage-sample';
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
 * @throws as `monthLeavesOut`; KeepnetConsistencyError when the readings contradict one another, or the current month
 *   leaves out companies that have users in it.
 */
export async function readMonth<Row extends CountedRow, Result>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  createFold: () => Fold<Row, Result>,
): Promise<MonthReading<Result>> {
  const { month, ...withoutMonth } = query;
  for (;;) {
    const listed = await readWhole(reading, query, toRow, () => withSamplePage(createFold(), reading.context));
    const { ids, totalRecords } = listed.tally;
    const { fold, samplePage: page } = listed.result;
    const given = { ids, totalRecords, selectedRecords: ids.size };
    if (!(await monthLeavesOut(reading.context, query, { totalRecords, ids, page: page() }))) {
      return { result: fold.result, ...given };
    }
    const all = await readWhole(reading, withoutMonth, toRow, () => collect((row: Row) => !ids.has(row.companyId)));
    const isCurrent = month !== undefined && isMonthEverywhere(month, reading.context.clock.now());
    if (isCurrent && all.result.some(({ monthlyUsers }) => monthlyUsers > 0)) {
      await reading.again(`${month} left out a company that has Monthly Users in it`);
      continue;
    }
    const explained = all.tally.ids.size - all.result.length === ids.size;
    const isUnchanged = async (): Promise<boolean> =>
      (await countCompanies(reading.context, query)) === totalRecords &&
      (await countCompanies(reading.context, withoutMonth)) === all.tally.totalRecords;
    // No count tells of a nested company that was added meanwhile, only its name on the list does.
    const isListedAlike = async (): Promise<boolean> => {
      if (all.result.length === 0) return true;
      const { tally } = await readWhole(reading, query, toRow, () => collect(() => false));
      return all.result.every(({ companyId }) => !tally.ids.has(companyId));
    };
    if (explained && (await (reading.context.abilities.nests ? isListedAlike() : isUnchanged()))) {
      fold.add(all.result.map((row) => ({ ...row, monthlyUsers: 0 })));
      return { ...given, result: fold.result, ids: all.tally.ids, totalRecords: all.tally.totalRecords };
    }
    await reading.again(`not all of the ${ids.size} companies listed for ${month} were listed without a month`);
  }
}

/** A fold that also knows on which page the first company with users is, and to which rows can be added later on. */
function withSamplePage<Row extends CountedRow, Result>(
  fold: Fold<Row, Result>,
  context: CompaniesContext,
): Fold<Row, { readonly fold: Fold<Row, Result>; readonly samplePage: () => number }> {
  const asked = Math.min(context.pageSize, context.abilities.largestPage);
  let size = sampleSize(context);
  let firstRows: number | undefined;
  let rowsBefore = 0;
  let position: number | undefined;
  return {
    add(rows) {
      fold.add(rows);
      // Pages that come smaller than asked for, and yet are followed by others, are capped: so will the sample be.
      if (firstRows !== undefined && firstRows < asked) size = Math.min(size, firstRows);
      firstRows ??= Math.max(1, rows.length);
      if (position !== undefined) return;
      const index = rows.findIndex(({ monthlyUsers }) => monthlyUsers > 0);
      if (index >= 0) position = rowsBefore + index;
      rowsBefore += rows.length;
    },
    result: { fold, samplePage: () => (position === undefined ? 1 : Math.floor(position / size) + 1) },
  };
}
