import { pMapIterable } from 'p-map';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { type CompanyPage, readFirstPage, readPage } from './read-page';
import { type Reading, ScanDisagreement } from './reading';
import type { WireRow } from './wire-row';

export interface Identified {
  readonly companyId: string;
}

/** What one pass has seen so far. */
export interface PassTally {
  readonly ids: Set<string>;
  pages: number;
  totalRecords: number;
  overLimitCount: number | undefined;
  /** True when every page was read and the pass agrees with itself. */
  complete: boolean;
}

export function createPassTally(): PassTally {
  return { ids: new Set(), pages: 0, totalRecords: 0, overLimitCount: undefined, complete: false };
}

/**
 * Reads the companies of a query once, in order, a page at a time: the first page alone, then several at once. Leaving
 * the loop early ends the requests that are under way.
 *
 * @param maxPages A set of more pages than this is left after the first page, and the tally stays incomplete.
 * @throws ScanDisagreement as soon as the pages contradict one another.
 */
export async function* scanPass<Row extends Identified>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  tally: PassTally,
  maxPages = Infinity,
): AsyncGenerator<Row[], void, undefined> {
  const { context, log } = reading;
  const first = await readFirstPage(context, query);
  const accept = createAcceptance(first, tally, log);
  tally.totalRecords = first.totalRecords;
  tally.overLimitCount = first.overLimitCount;
  yield accept(first, 1, toRow);

  const pages = holdsEverything(first) ? 1 : Math.ceil(first.totalRecords / Math.max(1, first.rowsOnPage));
  if (pages > maxPages) return;
  for await (const [page, number] of readFurtherPages(context, query, furtherPageSize(first, log), pages)) {
    yield accept(page, number, toRow);
  }
  if (tally.ids.size !== tally.totalRecords && !accept.countsParentsOnly()) {
    throw new ScanDisagreement(
      `Keepnet counts ${tally.totalRecords} companies, and ${tally.ids.size} different ones were listed`,
    );
  }
  tally.complete = true;
}

// A server that gives fewer rows than asked for may count its pages by the one number or by the other. Most do not care
// which is asked for; of those that do, the next reading finds out.
function furtherPageSize(first: CompanyPage, log: Reading['log']): number {
  return log.rereads % 2 === 0 ? first.rowsOnPage : first.pageSize;
}

// Counts rows before they are flattened: whether the server counts nested rows is not known, and a page more tells.
function holdsEverything(first: CompanyPage): boolean {
  return first.rowsOnPage >= first.totalRecords || first.rowsOnPage === 0;
}

async function* readFurtherPages(
  context: CompaniesContext,
  query: CompanyQuery,
  pageSize: number,
  pages: number,
): AsyncGenerator<readonly [CompanyPage, number], void, undefined> {
  if (pages < 2) return;
  const ending = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, ending.signal]) : ending.signal;
  const read = async (number: number): Promise<readonly [CompanyPage, number]> => [
    await readPage({ ...context, signal }, query, number, pageSize),
    number,
  ];
  try {
    yield* pMapIterable(pageNumbers(pages), read, { concurrency: context.maxConcurrency });
  } finally {
    ending.abort();
  }
}

function* pageNumbers(pages: number): Generator<number> {
  for (let number = 2; number <= pages; number++) yield number;
}

interface Acceptance {
  <Row extends Identified>(page: CompanyPage, number: number, toRow: (row: WireRow) => Row): Row[];
  /** True when rows came nested and the server's count is that of the rows they are nested in. */
  countsParentsOnly(): boolean;
}

function createAcceptance(first: CompanyPage, tally: PassTally, log: Reading['log']): Acceptance {
  let nested = false;
  let parents = 0;
  const accept = <Row extends Identified>(page: CompanyPage, number: number, toRow: (row: WireRow) => Row): Row[] => {
    log.pagesRead++;
    tally.pages++;
    parents += page.rowsOnPage;
    nested ||= page.rows.length > page.rowsOnPage;
    if (page.totalRecords !== first.totalRecords) {
      throw new ScanDisagreement(
        `Keepnet counted ${first.totalRecords} companies on page 1 and ${page.totalRecords} on page ${number}`,
      );
    }
    if (page.pageNumber !== number) {
      throw new ScanDisagreement(`page ${number} was asked for and page ${page.pageNumber} came`);
    }
    const due = Math.min(first.rowsOnPage, first.totalRecords - (number - 1) * first.rowsOnPage);
    if (number > 1 && page.rowsOnPage !== due && !nested) {
      throw new ScanDisagreement(`page ${number} held ${page.rowsOnPage} companies instead of ${due}`);
    }
    const rows = page.rows.map(toRow);
    let duplicates = 0;
    for (const { companyId } of rows) {
      if (tally.ids.has(companyId)) duplicates++;
      tally.ids.add(companyId);
    }
    log.duplicatesDropped += duplicates;
    if (duplicates > 0) {
      throw new ScanDisagreement(`page ${number} listed ${duplicates} companies that had been listed before`);
    }
    return rows;
  };
  return Object.assign(accept, { countsParentsOnly: () => nested && parents === first.totalRecords });
}
