import { createUsageSum, type GroupBy, type UsageSum } from '../billing/monthly-user-total';
import { createUsageDigest } from '../billing/usage-digest';
import type { CompanyQuery } from '../companies/company-search';
import { type CompanyUsage, readUsage } from '../companies/company-schema';
import { readMonth } from '../companies/read-month';
import type { Fold } from '../companies/read-whole';
import type { Reading } from '../companies/reading';
import { showCount } from '../errors/show-count';
import type { CountedTotal } from './counted-total';
import { createMismatchGuard } from './mismatch-guard';
import { sumExport } from './sum-export';

/** A total of the search. */
export interface SearchedTotal extends CountedTotal {
  /** Whether a file was read that gives the same Monthly Users to the same names. */
  readonly exportNamesAgree: boolean;
}

/**
 * Adds up the companies that the search lists.
 *
 * @param compare Also adds up the exported file, and reads both again until they agree.
 */
export async function countBySearch(
  reading: Reading,
  query: CompanyQuery,
  groupBy: GroupBy | undefined,
  compare: boolean,
): Promise<SearchedTotal> {
  const mismatch = createMismatchGuard(reading);
  let previous: string | undefined;
  for (;;) {
    const pagesBefore = reading.log.pagesRead;
    const { result, totalRecords, selectedRecords } = await readMonth(reading, query, readUsage, () =>
      usageFold(groupBy),
    );
    const { sum, digest } = result;
    const { totalMonthlyUsers, companyCount } = sum;
    const total = { totalMonthlyUsers, companyCount, groups: sum.groups(), totalRecords, digest: digest() };
    const uncompared = { ...total, exportTotal: null, exportCount: null, exportNamesAgree: false };
    if (!compare) return uncompared;

    // The file can agree by chance in the sum and not in its groups: those need a second reading of the same companies.
    if (groupBy && reading.log.pagesRead - pagesBefore > 1 && total.digest !== previous) {
      if (previous !== undefined) await reading.again('two readings listed other companies or other Monthly Users');
      previous = total.digest;
      continue;
    }
    // Keepnet answers the export of an empty list with an error.
    if (selectedRecords === 0) return uncompared;

    const file = await sumExport(reading.context, query);
    const sameCompanies = file.companyCount === selectedRecords || file.companyCount === companyCount;
    // Sums are equal by chance sooner than the numbers of all companies.
    const sameUsers = file.totalMonthlyUsers === totalMonthlyUsers && file.fingerprint() === sum.fingerprint();
    if (sameCompanies && sameUsers) {
      const exportNamesAgree = file.namedFingerprint() === sum.namedFingerprint();
      return { ...total, exportTotal: file.totalMonthlyUsers, exportCount: file.companyCount, exportNamesAgree };
    }
    await mismatch(
      `the search lists ${showCount(companyCount)} companies with ${showCount(totalMonthlyUsers)} Monthly Users, and the exported file ` +
        `${showCount(file.companyCount)} with ${showCount(file.totalMonthlyUsers)}` +
        (file.totalMonthlyUsers === totalMonthlyUsers ? ', in other portions' : ''),
    );
  }
}

function usageFold(groupBy: GroupBy | undefined): Fold<CompanyUsage, { sum: UsageSum; digest: () => string }> {
  const sum = createUsageSum(groupBy);
  const digest = createUsageDigest();
  return {
    add(rows) {
      sum.add(rows);
      for (const { companyId, monthlyUsers } of rows) digest.add(companyId, monthlyUsers);
    },
    result: { sum, digest: () => digest.toString() },
  };
}
