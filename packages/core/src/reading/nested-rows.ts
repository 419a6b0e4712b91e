import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { Outcome } from './settle';

interface Page {
  /** Without those nested in them. */
  readonly topRows: number;
  /** Including nested ones. */
  readonly rows: readonly unknown[];
}

type ReadPage = (number: number, size: number) => Promise<Outcome<Page>>;

/** Offsets do not work for nested rows: one page must have everything, and the next page of the same size nothing. */
export async function assertOnePage(read: ReadPage, size: number): Promise<void> {
  const next = await read(2, size);
  if ('value' in next && next.value.topRows === 0) return;
  throw new KeepnetResponseError(
    'No result: this Keepnet server lists companies inside others (field children) and gives them on several pages, ' +
      'so a company could be missing unnoticed. Tell Keepnet support that the search should list every company by itself.',
  );
}

/**
 * Whether a server counts nested rows, too: then a page of that many rows holds no more. If it counts the outer ones
 * only, fewer of them than declared are a part of all, even if nested ones make up the number.
 *
 * @param outerRows How many outer rows the only page had.
 */
export async function countsNested(read: ReadPage, outerRows: number): Promise<boolean> {
  const page = await read(1, outerRows);
  return 'value' in page && page.value.rows.length <= outerRows;
}
