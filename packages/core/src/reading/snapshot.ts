import { pMapIterable } from 'p-map';
import { monthInZone } from '../dates/month';
import { countOfCompanies } from '../errors/count-of-companies';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { showCount } from '../errors/show-count';
import { type CompanyPage, readPage } from '../search/read-page';
import type { CompanyQuery } from '../search/search-request';
import type { WireRow } from '../search/wire-field';
import { isTooLarge, sendingContext, withPageSize } from './learned-limits';
import { assertOnePage, countsNested } from './nested-rows';
import type { ReadingContext } from './reading-context';
import type { Changed, Outcome } from './settle';
import { together } from './together';

/** A row of a snapshot. */
export interface Identified {
  readonly companyId: string;
}

/**
 * A complete, checked copy of a set of companies. Pages are numbered offsets into a set that others change: a company
 * added or removed between two requests shifts rows, so that one is read twice or not at all. So a snapshot exists only
 * if every page reported the same total, was the page requested and was full, and no company appeared twice. A snapshot
 * that is not atomic misses one case: as many companies removed as added between two pages. The second count closes it
 * for totals, two agreeing readings for strict lists.
 */
export interface Snapshot<Row> {
  /** By company ID, in the order of the server. */
  readonly rows: ReadonlyMap<string, Row>;
  /** How many companies Keepnet declares; for nested companies, which it may count differently, how many are listed. */
  readonly totalRecords: number;
  readonly pagesRead: number;
  /** One page shows a single moment. */
  readonly isAtomic: boolean;
  /** Companies over their limit, in the server's own count. */
  readonly overLimitCount: number | undefined;
}

type PageFacts = Omit<CompanyPage, 'rows'>;

/** The first page of a snapshot, which says how many companies there are. */
export interface FirstPage<Row> extends PageFacts {
  /** By company ID, in the order of the server. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly query: CompanyQuery;
  readonly toRow: (row: WireRow) => Row;
  readonly isNested: boolean;
  readonly holdsAll: boolean;
  readonly askedInMonth: string;
  readonly askedSize: number;
}

interface ReadPage<Row> extends PageFacts {
  readonly rows: readonly Row[];
}

// Keepnet's largest customers are resellers with a few thousand companies.
const MOST_COMPANIES = 1_000_000;

/** Takes a snapshot of the companies of a query. */
export async function takeSnapshot<Row extends Identified>(
  context: ReadingContext,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
): Promise<Outcome<Snapshot<Row>>> {
  const first = await readFirstPage(context, query, toRow);
  return 'changed' in first ? first : readOtherPages(context, first.value);
}

/**
 * Reads and checks the first page, as large as the server allows.
 *
 * @param wanted How many rows are enough; the page may have more.
 * @throws KeepnetResponseError for more than a million companies.
 */
export async function readFirstPage<Row extends Identified>(
  context: ReadingContext,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  wanted = Infinity,
): Promise<Outcome<FirstPage<Row>>> {
  const askedInMonth = currentMonth(context);
  const { askedSize, page } = await withPageSize(context, wanted, async (size) => {
    return { askedSize: size, page: await readOnePage(context, query, toRow, 1, size) };
  });
  if ('changed' in page) return page;
  const { totalRecords, topRows } = page.value;
  if (totalRecords > MOST_COMPANIES) {
    throw new KeepnetResponseError(
      `No result: Keepnet says that it has ${showCount(totalRecords)} companies, and more than ${showCount(MOST_COMPANIES)} cannot be ` +
        'right. Check the Base URL; if it happens again, tell Keepnet support.',
    );
  }
  const rows = new Map<string, Row>();
  const contradiction = addPage(rows, page.value, page.value, 1);
  if (contradiction) return { changed: contradiction };
  // A server that nests rows counts either all of them or only the outer ones.
  const isNested = page.value.rows.length > topRows;
  const first = { ...page.value, rows, query, toRow, isNested, askedInMonth, askedSize };
  return monthChange(context, first) ?? { value: { ...first, holdsAll: !isNested && topRows >= totalRecords } };
}

/** Reads the pages after the first, several at once, and checks each against the previous ones. */
export function readOtherPages<Row extends Identified>(
  context: ReadingContext,
  first: FirstPage<Row>,
): Promise<Outcome<Snapshot<Row>>> {
  // A contradiction ends the reading early: requests in flight are then useless.
  return together(context, async (sending) => {
    const { query, toRow, totalRecords, topRows, isNested, overLimitCount } = first;
    const read = (number: number, size: number): Promise<Outcome<ReadPage<Row>>> =>
      readOnePage(sending, query, toRow, number, size);
    if (isNested) await assertOnePage(read, first.askedSize);
    const numbers = isNested || topRows === 0 ? [] : numbersTo(Math.ceil(totalRecords / topRows));
    const rows = new Map(first.rows);
    let pagesRead = 1;
    const pages = pMapIterable(numbers, (number) => read(number, topRows), { concurrency: context.maxConcurrency });
    for await (const page of pages) {
      if ('changed' in page) return page;
      pagesRead++;
      const contradiction = addPage(rows, page.value, first, pagesRead);
      if (contradiction) return { changed: contradiction };
    }
    if (rows.size !== totalRecords && !(isNested && topRows === totalRecords)) {
      const counted = `Keepnet counted ${countOfCompanies(totalRecords)}`;
      return { changed: `${counted}, and ${showCount(rows.size)} different ones were listed` };
    }
    if (isNested && topRows < totalRecords && !(await countsNested(read, topRows))) {
      return { changed: `page 1 held ${countOfCompanies(topRows)} instead of ${showCount(totalRecords)}` };
    }
    const isAtomic = pagesRead === 1;
    const value = { rows, totalRecords: isNested ? rows.size : totalRecords, pagesRead, isAtomic, overLimitCount };
    return monthChange(context, first) ?? { value };
  });
}

type Asked = Pick<FirstPage<unknown>, 'query' | 'askedInMonth'>;

/** Without a month the server counts its current one, which must not change while companies are read. */
function monthChange(context: ReadingContext, { query, askedInMonth }: Asked): Changed | undefined {
  return query.month || currentMonth(context) === askedInMonth
    ? undefined
    : { changed: 'the calendar month changed', by: 'calendar' };
}

function* numbersTo(last: number): Generator<number> {
  for (let number = 2; number <= last; number++) yield number;
}

/**
 * Reads one page and its rows at once: raw rows that wait for their turn would triple V8's young generation. A page
 * that is too slow for the server is `changed`: the next try requests a smaller one.
 */
async function readOnePage<Row>(
  context: ReadingContext,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  number: number,
  pageSize: number,
): Promise<Outcome<ReadPage<Row>>> {
  const sending = sendingContext({ ...context }, pageSize);
  try {
    const page = await readPage(sending, query, number, pageSize);
    return { value: { ...page, rows: page.rows.map(toRow) } };
  } catch (error) {
    if (!isTooLarge(sending, pageSize, error)) throw error;
    return { changed: `a page of ${countOfCompanies(pageSize)} was too large for the server`, by: 'server' };
  }
}

/** Adds the rows of a consistent page to the first page; otherwise returns the contradiction. */
function addPage<Row extends Identified>(
  rows: Map<string, Row>,
  page: ReadPage<Row>,
  first: PageFacts,
  number: number,
): string | undefined {
  const { totalRecords, topRows, pageNumber } = page;
  if (totalRecords !== first.totalRecords) {
    return `Keepnet counted ${showCount(first.totalRecords)} companies on page 1 and ${showCount(totalRecords)} on page ${number}`;
  }
  // An answer without rows may leave its other fields unfilled.
  if (topRows > 0 && pageNumber !== number) return `page ${number} was asked for and page ${pageNumber} came`;
  const due = Math.min(first.topRows, totalRecords - (number - 1) * first.topRows);
  if (topRows !== due) return `page ${number} held ${countOfCompanies(topRows)} instead of ${showCount(due)}`;
  const before = rows.size;
  for (const row of page.rows) rows.set(row.companyId, row);
  const duplicates = page.rows.length - (rows.size - before);
  if (duplicates === 0) return undefined;
  return `page ${number} listed ${duplicates === 1 ? 'a company that had' : `${duplicates} companies that had`} been listed before`;
}

const currentMonth = ({ clock }: ReadingContext): string => monthInZone(clock.now(), 'UTC');
