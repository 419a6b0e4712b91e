import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import { companyReader } from '../companies/company-reader';
import type { CompanyQuery } from '../companies/company-search';
import type { Reading } from '../companies/reading';
import { streamCompanies } from '../companies/stream-companies';
import { streamMonth } from '../companies/stream-month';
import { type Month, monthInZone } from '../dates/month';

/**
 * Gives the companies of a search as they are read, in the server's order.
 *
 * @param context Reads in large pages what a small reading needs beside it.
 * @param month The month asked for; the query selects it, unless the server cannot select months.
 */
export function streamSearch(
  context: CompaniesContext,
  reading: Reading,
  query: CompanyQuery,
  month: Month | undefined,
): AsyncIterable<Company[]> {
  const toRow = companyReader(context);
  if (query.month) return streamMonth(context, reading, query, toRow);
  return streamCompanies(reading, query, toRow, month ?? monthInZone(context.clock.now(), 'UTC'));
}
