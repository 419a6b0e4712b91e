import { pMapIterable } from 'p-map';
import { showCount } from '../errors/show-count';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { countsNestedRows } from './counts-nested-rows';
import { createPageCheck, type PageCounts } from './page-check';
import type { Identified, PassTally } from './pass-tally';
import { readFirstPage, readPage, shrinksPages } from './read-page';
import { type ReadRows, readRows } from './read-rows';
import { type Reading, ScanDisagreement } from './reading';
import type { WireRow } from './wire-row';

/**
 * Reads the companies of a query once, in order, a page at a time: the first page alone, then several at once. Leaving
 * the loop early ends the requests that are under way.
 *
 * @param isWanted Told the first page's counts. A set that it does not want is left there, and the tally stays incomplete.
 * @throws ScanDisagreement as soon as the pages contradict one another.
 */
export async function* scanPass<Row extends Identified>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  tally: PassTally,
  isWanted: (first: PageCounts) => boolean = () => true,
  stops: Stops = 'never',
): AsyncGenerator<Row[], void, undefined> {
  const { context, log } = reading;
  const first = readRows(await readFirstPage(context, query), toRow);
  const check = createPageCheck(first, tally, log);
  tally.totalRecords = first.totalRecords;
  tally.overLimitCount = first.overLimitCount;
  yield check.accept(first, 1);

  if (!isWanted(first)) return;
  const pages = holdsEverything(first) ? 1 : Math.ceil(first.totalRecords / Math.max(1, first.rowsOnPage));
  const pageSize = furtherPageSize(first, log, stops);
  for await (const [page, number] of readFurtherPages(context, query, toRow, pageSize, pages)) {
    yield check.accept(page, number);
    if (check.isPastTheEnd(page)) break;
  }
  if (!check.isComplete()) {
    throw new ScanDisagreement(
      `Keepnet counts ${showCount(tally.totalRecords)} companies, and ${showCount(tally.ids.size)} different ones were listed`,
    );
  }
  const doubt = check.doubt();
  if (doubt && !(await countsNestedRows(context, query, first.totalRecords, doubt))) {
    throw new ScanDisagreement(
      `Keepnet counts ${showCount(tally.totalRecords)} companies and nests some of those it lists under others, and it may not ` +
        'have listed all of those others',
    );
  }
  tally.complete = true;
}

/** Whether a reader stops before the end: it may when it has enough (a limit), or it does at a row that it looks for. */
export type Stops = 'never' | 'maybe' | 'early';

/**
 * Further pages are asked for in the size of the first, which a server that caps its pages caps again. One that gives
 * fewer rows and yet counts its pages by the size asked for leaves gaps: the next reading asks for what it gave. A
 * reader that stops before the end, where no count tells of gaps, begins with that, and one that always stops keeps to it.
 */
function furtherPageSize(first: PageCounts, log: Reading['log'], stops: Stops): number {
  const isAsFirst = log.rereads % 2 === (stops === 'never' ? 0 : 1);
  return isAsFirst && stops !== 'early' ? first.pageSize : first.rowsOnPage;
}

// Counts rows before they are flattened: whether the server counts nested rows is not known, and a page more tells.
function holdsEverything(first: PageCounts): boolean {
  return first.rowsOnPage >= first.totalRecords || first.rowsOnPage === 0;
}

async function* readFurtherPages<Row>(
  context: CompaniesContext,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  pageSize: number,
  pages: number,
): AsyncGenerator<readonly [ReadRows<Row>, number], void, undefined> {
  if (pages < 2) return;
  const ending = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, ending.signal]) : ending.signal;
  const sending = { ...context, signal };
  const read = async (number: number): Promise<readonly [ReadRows<Row>, number]> => {
    const page = await readPage(sending, query, number, pageSize).catch((error: unknown) => {
      if (!shrinksPages(sending, pageSize, error)) throw error;
      throw new ScanDisagreement(`page ${number} is too large for the server to give`);
    });
    return [readRows(page, toRow), number];
  };
  try {
    yield* pMapIterable(pageNumbers(pages), read, { concurrency: context.maxConcurrency });
  } finally {
    ending.abort();
  }
}

function* pageNumbers(pages: number): Generator<number> {
  for (let number = 2; number <= pages; number++) yield number;
}
