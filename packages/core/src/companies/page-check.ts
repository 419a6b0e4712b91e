import { showCount } from '../errors/show-count';
import { countOfCompanies } from './count-of-companies';
import type { Identified, PassTally } from './pass-tally';
import type { CompanyPage } from './read-page';
import type { ReadRows } from './read-rows';
import { type Reading, ScanDisagreement } from './reading';

/** What a page tells besides its rows. */
export type PageCounts = Omit<CompanyPage, 'rows'>;

/**
 * As many different companies came as the server counts, some of them nested. If it counts only those that others are
 * nested in, as many of these as are nested are hidden.
 */
export interface CountingDoubt {
  /** Rows that are nested in none. */
  readonly parents: number;
  /** Which of them, counted from 1, is the first with nested rows; undefined when pages may have left gaps before it. */
  readonly nestedAt: number | undefined;
  /** Whether every page was full, nested rows included: a server may cut its pages first and nest their rows then. */
  readonly isFull: boolean;
}

/** Holds the pages of one pass against one another. */
export interface PageCheck {
  /** Counts a page in and gives its rows. Throws ScanDisagreement when it contradicts the pages before. */
  accept<Row extends Identified>(page: ReadRows<Row>, number: number): Row[];
  /** Whether as many different companies came as the server counts. */
  isComplete(): boolean;
  /** What leaves open whether the server counts nested rows; undefined when nothing does. */
  doubt(): CountingDoubt | undefined;
  /** Whether no page after this one can hold anything. */
  isPastTheEnd(page: PageCounts): boolean;
}

export function createPageCheck(first: PageCounts, tally: PassTally, log: Reading['log']): PageCheck {
  let nested = false;
  let nestedAt: number | undefined;
  let isFull = true;
  let rowsPerPage: number | undefined;
  let parents = 0;
  return {
    accept(page, number) {
      log.pagesRead++;
      tally.pages++;
      if (!nested && page.nestedAt !== undefined && (number === 1 || page.pageSize === first.rowsOnPage)) {
        nestedAt = parents + page.nestedAt;
      }
      parents += page.rowsOnPage;
      nested ||= page.rowCount > page.rowsOnPage;
      if (page.totalRecords !== first.totalRecords) {
        throw new ScanDisagreement(
          `Keepnet counted ${showCount(first.totalRecords)} companies on page 1 and ${showCount(page.totalRecords)} on page ${number}`,
        );
      }
      // An answer without rows may leave its other fields unfilled.
      if (page.rowsOnPage > 0 && page.pageNumber !== number) {
        throw new ScanDisagreement(`page ${number} was asked for and page ${page.pageNumber} came`);
      }
      const due = Math.min(first.rowsOnPage, first.totalRecords - (number - 1) * first.rowsOnPage);
      if (number > 1 && page.rowsOnPage !== due && !nested) {
        throw new ScanDisagreement(
          `page ${number} held ${countOfCompanies(page.rowsOnPage)} instead of ${showCount(due)}`,
        );
      }
      const rows = page.rows();
      rowsPerPage ??= rows.length;
      isFull &&= rows.length === Math.max(0, Math.min(rowsPerPage, first.totalRecords - (number - 1) * rowsPerPage));
      const before = tally.ids.size;
      for (const { companyId } of rows) tally.ids.add(companyId);
      const duplicates = rows.length - (tally.ids.size - before);
      log.duplicatesDropped += duplicates;
      if (duplicates > 0) {
        const companies = duplicates === 1 ? 'a company that had' : `${duplicates} companies that had`;
        throw new ScanDisagreement(`page ${number} listed ${companies} been listed before`);
      }
      return rows;
    },
    // A server that nests rows counts either all of them or only those that others are nested in.
    isComplete: () => tally.ids.size === first.totalRecords || (nested && parents === first.totalRecords),
    doubt: () =>
      nested && tally.ids.size === first.totalRecords && parents < first.totalRecords
        ? { parents, nestedAt, isFull }
        : undefined,
    isPastTheEnd: (page) => nested && page.rowsOnPage === 0,
  };
}
