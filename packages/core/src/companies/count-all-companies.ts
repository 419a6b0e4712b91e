import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { readFirstPage } from './read-page';
import { SAMPLE_SIZE } from './usage-sample';

export interface CompanyCount {
  readonly totalRecords: number;
  /** False where companies are seen to be nested, which may not be counted, and where that cannot be seen. */
  readonly countsAll: boolean;
}

/** How many companies the server counts for a query, and whether that is all of them, as far as one page shows. */
export async function countAllCompanies(context: CompaniesContext, query: CompanyQuery): Promise<CompanyCount> {
  const { totalRecords, rowsOnPage } = await readFirstPage({ ...context, pageSize: SAMPLE_SIZE }, query);
  const isWhole = totalRecords > SAMPLE_SIZE || rowsOnPage === totalRecords;
  return { totalRecords, countsAll: isWhole && !context.abilities.nests };
}
