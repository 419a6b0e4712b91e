import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { showCount } from '../errors/show-count';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { type FirstPage, readFirstPage, readOtherPages } from '../reading/snapshot';
import { readCompanyId } from '../search/parse-company';
import type { WireRow } from '../search/wire-field';
import { type Judgement, judgement } from './ability';

/** The first page of all companies, and what it showed. */
export interface PageCheck {
  readonly search: Judgement;
  readonly pageSize: Judgement;
  readonly rows: readonly WireRow[];
  readonly totalRecords: number;
  /** Whether there are few enough pages for a check to read them more than once. */
  readonly hasFewPages: boolean;
}

interface ListedRow {
  readonly companyId: string;
  readonly row: WireRow;
}

const FEW_PAGES = 3;
const SMALL_PAGE = 100;
const TAKES = 2;

/** Reads the companies as a list does: the largest page that the server gives, and the other pages if they are few. */
export async function checkPages(context: ReadingContext): Promise<PageCheck> {
  let seconds = 0;
  const { value: first } = await settle(context, async () => {
    const sentAt = context.clock.now();
    const page = await readFirstPage(context, {}, toListedRow);
    seconds = (context.clock.now() - sentAt) / 1000;
    return page;
  });
  const { rows, topRows, totalRecords } = first;
  const hasFewPages = totalRecords <= topRows * FEW_PAGES;
  const isNested = rows.size > topRows;
  return {
    search:
      hasFewPages || isNested
        ? await judgeSearch(context, first, seconds)
        : listed(seconds, 'The first of many pages was read.'),
    pageSize: judgePageSize(context, first),
    rows: [...rows.values()].map(({ row }) => row),
    totalRecords,
    hasFewPages,
  };
}

/** A row without an ID is reported with the other fields. */
function toListedRow(row: WireRow): ListedRow {
  try {
    return { companyId: readCompanyId(row), row };
  } catch {
    return { companyId: '', row };
  }
}

const listed = (seconds: number, read: string): Judgement =>
  judgement('works', `Customers can be listed. ${read} It took ${seconds.toFixed(1)} seconds.`);

async function judgeSearch(context: ReadingContext, first: FirstPage<ListedRow>, seconds: number): Promise<Judgement> {
  try {
    for (let take = 0; take < TAKES; take++) {
      const page = take === 0 ? { value: first } : await readFirstPage(context, {}, toListedRow);
      const whole = 'changed' in page ? page : await readOtherPages(context, page.value);
      if (!('changed' in whole)) return listed(seconds, 'All pages were read; they contain every customer once.');
    }
  } catch (error) {
    if (!KeepnetResponseError.isInstance(error) || first.rows.size === first.topRows) throw error;
    return judgement(
      'limited',
      'The server lists customers inside others (field children), on several pages. Totals, usage lines, lists and ' +
        'files end with an error: tell Keepnet support that the search should list every customer by itself.',
    );
  }
  return judgement(
    'unknown',
    'The customer list changed while it was read. A run reads it again; run the check again when no one adds or ' +
      'removes customers.',
  );
}

function judgePageSize({ limits }: ReadingContext, first: FirstPage<ListedRow>): Judgement {
  const { askedSize, topRows, totalRecords, rows } = first;
  if (limits.largestPage < Infinity) {
    return judgement(
      'limited',
      `The server refuses large pages or is too slow for them; pages of ${showCount(askedSize)} work. Every run ` +
        `finds that out again: set the page size (pageSize) to ${showCount(askedSize)} to save the time.`,
    );
  }
  const isCapped = topRows < Math.min(askedSize, totalRecords) && rows.size === topRows;
  if (!isCapped) return judgement('works', 'A page contains as many customers as requested. No setting is needed.');
  return judgement(
    topRows < SMALL_PAGE ? 'limited' : 'works',
    `A page contains at most ${showCount(topRows)} customers, whatever is requested, so more pages are read. No setting changes this.`,
  );
}
