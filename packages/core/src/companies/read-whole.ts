import { monthInZone } from '../dates/month';
import type { CompanyQuery } from './company-search';
import type { PageCounts } from './page-check';
import { type Reading, ScanDisagreement } from './reading';
import { listOfIds } from './count-all-companies';
import { createPassTally, type Identified, type PassTally } from './pass-tally';
import { scanPass } from './scan-pass';
import type { WireRow } from './wire-row';

/** Takes rows page by page and makes one result of them, so that the rows need not be kept. */
export interface Fold<Row, Result> {
  add(rows: readonly Row[]): void;
  readonly result: Result;
}

/** A fold that keeps the rows which `keep` wants. */
export function collect<Row>(keep: (row: Row) => boolean = () => true): Fold<Row, Row[]> {
  const result: Row[] = [];
  return {
    result,
    add: (rows) => {
      for (const row of rows) if (keep(row)) result.push(row);
    },
  };
}

export interface WholeReading<Result> {
  readonly result: Result;
  /** Incomplete only when the set was not wanted; the result then holds the first page alone. */
  readonly tally: PassTally;
}

/** Where nested companies are not counted, no count tells of one that comes or goes between two pages. */
function hidesChanges({ complete, pages, ids, totalRecords }: PassTally): boolean {
  return complete && pages > 1 && ids.size > totalRecords;
}

/**
 * Reads all companies of a query, again and again until a pass agrees with itself: one total on every page, full
 * pages, no company twice, as many different companies as Keepnet counts. Where it does not count those that are nested,
 * two passes must list the same ones.
 *
 * @param createFold Called anew for every pass.
 * @param isWanted As `scanPass`.
 * @throws KeepnetConsistencyError when no pass agrees with itself.
 */
export async function readWhole<Row extends Identified, Result>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  createFold: () => Fold<Row, Result>,
  isWanted?: (first: PageCounts) => boolean,
): Promise<WholeReading<Result>> {
  const { clock } = reading.context;
  let idsBefore: string | undefined;
  for (;;) {
    const tally = createPassTally();
    const fold = createFold();
    const monthBefore = monthInZone(clock.now(), 'UTC');
    try {
      for await (const rows of scanPass(reading, query, toRow, tally, isWanted)) fold.add(rows);
      if (!query.month && monthInZone(clock.now(), 'UTC') !== monthBefore) {
        await reading.again('the calendar month changed');
        continue;
      }
      const ids = hidesChanges(tally) ? listOfIds(tally.ids) : undefined;
      if (ids === undefined || ids === idsBefore) return { result: fold.result, tally };
      if (idsBefore !== undefined) await reading.again('two readings listed other companies');
      idsBefore = ids;
    } catch (error) {
      if (!(error instanceof ScanDisagreement)) throw error;
      await reading.again(error.message);
    }
  }
}
