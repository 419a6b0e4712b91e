import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import type { CountingDoubt } from './page-check';
import { readPage } from './read-page';

/**
 * Whether a server that nests rows counts these as well, so that as many as it counts are all. Pages of one row have no
 * gaps: after the last row that others are nested in, no further one comes. A server that nests the rows of each page
 * among themselves has nothing to nest on such a page.
 */
export async function countsNestedRows(
  context: CompaniesContext,
  query: CompanyQuery,
  totalRecords: number,
  { parents, nestedAt, isFull }: CountingDoubt,
): Promise<boolean> {
  const next = await readPage(context, query, parents + 1, 1);
  if (next.totalRecords !== totalRecords) return false;
  if (next.rows.length === 0) return true;
  if (nestedAt === undefined || !isFull) return false;
  const alone = await readPage(context, query, nestedAt, 1);
  return alone.totalRecords === totalRecords && alone.rows.length === 1;
}
