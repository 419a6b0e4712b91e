import type { CompaniesContext } from './companies-context';
import { readCompanyId } from './company-schema';
import type { CompanyQuery } from './company-search';
import { readFirstPage } from './read-page';
import { SAMPLE_SIZE } from './usage-sample';

export interface CompanyCount {
  readonly totalRecords: number;
  /** False where companies are seen to be nested, which may not be counted, and where that cannot be seen. */
  readonly countsAll: boolean;
  /** Their IDs in any order, where one page holds them all: others where as many came as went. */
  readonly ids: string | undefined;
}

/** The same text for the same companies. */
export const listOfIds = (ids: Iterable<string>): string => [...ids].sort().join('\n');

/** How many companies the server counts for a query, and whether that is all of them, as far as one page shows. */
export async function countAllCompanies(context: CompaniesContext, query: CompanyQuery): Promise<CompanyCount> {
  const pageSize = Math.max(SAMPLE_SIZE, context.pageSize);
  const { totalRecords, rowsOnPage, rows } = await readFirstPage({ ...context, pageSize }, query);
  // A page that is smaller than asked for is capped; one of less than a sample shows too little.
  const isWhole = rowsOnPage === totalRecords || rowsOnPage >= SAMPLE_SIZE;
  const ids = rowsOnPage === totalRecords ? listOfIds(rows.map(readCompanyId)) : undefined;
  return { totalRecords, countsAll: isWhole && !context.abilities.nests, ids };
}
