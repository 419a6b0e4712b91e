import { createUsageDigest } from '../billing/usage-digest';
import type { CompanyQuery } from '../companies/company-search';
import { countAllCompanies } from '../companies/count-all-companies';
import { countCompanies } from '../companies/read-page';
import type { Reading } from '../companies/reading';
import { showCount } from '../errors/show-count';
import type { CountedTotal } from './counted-total';
import { createMismatchGuard } from './mismatch-guard';
import { type ExportGroupBy, sumExport } from './sum-export';

/**
 * Adds up Keepnet's own CSV file, provided that it holds as many companies as the search counts. Undefined when it
 * may leave out companies or was cut in its last cell, or when the search may not count all: the search must tell then.
 */
export async function countByExport(
  reading: Reading,
  query: CompanyQuery,
  groupBy: ExportGroupBy | undefined,
): Promise<CountedTotal | undefined> {
  const { context } = reading;
  const { month, ...withoutMonth } = query;
  const mismatch = createMismatchGuard(reading);
  for (;;) {
    const totalRecords = await countCompanies(context, query);
    if (totalRecords === 0 || context.abilities.nests) return undefined;
    // As many may be removed while the file is made as the month leaves out.
    if (month && (await countCompanies(context, withoutMonth)) > totalRecords) return undefined;
    const file = await sumExport(context, query, groupBy);
    if (file.hasOpenEnd) return undefined;
    const { totalRecords: afterwards, countsAll } = await countAllCompanies(context, withoutMonth);
    // More: the month leaves out companies, which the file may hold, or one was added meanwhile.
    if (!countsAll || afterwards > totalRecords) return undefined;
    // A file that lacks a row would else pass for one from after a company was removed.
    if (file.companyCount === totalRecords && afterwards === totalRecords) {
      const { totalMonthlyUsers, companyCount } = file;
      // The file names no company IDs, so its checksum covers the sum and the number of companies.
      const digest = createUsageDigest();
      digest.add(`${companyCount} companies`, totalMonthlyUsers);
      return {
        totalMonthlyUsers,
        companyCount,
        groups: file.groups(),
        totalRecords,
        exportTotal: totalMonthlyUsers,
        exportCount: companyCount,
        digest: digest.toString(),
      };
    }
    await mismatch(
      `the exported file holds ${showCount(file.companyCount)} companies, and the search counts ${showCount(totalRecords)}`,
    );
  }
}
