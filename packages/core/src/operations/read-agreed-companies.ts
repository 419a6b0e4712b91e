import { createUsageDigest } from '../billing/usage-digest';
import type { Company } from '../companies/company';
import { companyReader } from '../companies/company-reader';
import type { CompanyQuery } from '../companies/company-search';
import { readMonth } from '../companies/read-month';
import { readUntilAgreed } from '../companies/read-until-agreed';
import { collect } from '../companies/read-whole';
import type { Reading } from '../companies/reading';

/**
 * All companies for a file of our own, read until two passes agree in every company and its Monthly Users: Keepnet's
 * file, which could have told that one pass missed some, was refused or disagreed. One page is read once.
 */
export async function readAgreedCompanies(reading: Reading, query: CompanyQuery): Promise<Company[]> {
  const toRow = companyReader(reading.context);
  const readPass = async () => {
    const pagesBefore = reading.log.pagesRead;
    const { result } = await readMonth(reading, query, toRow, () => collect<Company>());
    const digest = createUsageDigest();
    for (const { companyId, monthlyUsers } of result) digest.add(companyId, monthlyUsers);
    return { result, proven: reading.log.pagesRead - pagesBefore === 1, seen: digest.toString() };
  };
  const pass = await readUntilAgreed(reading, readPass, 'two readings listed other companies or other Monthly Users');
  return pass.result;
}
