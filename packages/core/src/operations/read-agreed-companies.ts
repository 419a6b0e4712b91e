import { createUsageDigest } from '../billing/usage-digest';
import type { Company } from '../companies/company';
import { companyReader } from '../companies/company-reader';
import type { CompanyQuery } from '../companies/company-search';
import { readMonth } from '../companies/read-month';
import { readUntilAgreed } from '../companies/read-until-agreed';
import type { Fold } from '../companies/read-whole';
import type { Reading } from '../companies/reading';

/**
 * All companies for a file of our own, read until two passes agree in every company and its Monthly Users: Keepnet's
 * file, which could have told that one pass missed some, was refused or disagreed. One page is read once.
 */
export async function readAgreedCompanies(reading: Reading, query: CompanyQuery): Promise<Company[]> {
  const toRow = companyReader(reading.context);
  let isCompared = false;
  const readPass = async () => {
    const pagesBefore = reading.log.pagesRead;
    const { result } = await readMonth(reading, query, toRow, () => companiesFold(isCompared));
    isCompared = true;
    const isOnePage = reading.log.pagesRead - pagesBefore === 1;
    return { result: result.companies, proven: isOnePage, seen: result.digest() };
  };
  const pass = await readUntilAgreed(reading, readPass, 'two readings listed other companies or other Monthly Users');
  return pass.result;
}

/**
 * Digests companies and collects them. A pass that there is nothing to compare with is followed by another, unless it is
 * one page: only that page is kept.
 */
function companiesFold(keepsAll: boolean): Fold<Company, { companies: Company[]; digest: () => string }> {
  const digest = createUsageDigest();
  const companies: Company[] = [];
  let pages = 0;
  return {
    add(rows) {
      pages++;
      for (const { companyId, monthlyUsers } of rows) digest.add(companyId, monthlyUsers);
      if (!keepsAll && pages > 1) companies.length = 0;
      else for (const company of rows) companies.push(company);
    },
    result: { companies, digest: () => digest.toString() },
  };
}
