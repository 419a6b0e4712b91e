import { type Completeness, type MonthlyUserTotal, type SecondCount, showCount } from '../../../../core';

/** The proof of a total, as one sentence for an email or a sheet. */
export function proofOf({ completeness, totalMonthlyUsers, monthClosed }: MonthlyUserTotal): string {
  const { uniqueCompanies, totalRecords, secondCount, monthSelected } = completeness;
  const clauses = [
    `${showCount(uniqueCompanies)} of ${showCount(totalRecords)} companies read`,
    COUNTS[secondCount](totalMonthlyUsers, completeness),
    ...(monthSelected ? [] : ['the server cannot select a month and counted its current one']),
    ...(monthClosed ? [] : ['the month is not over yet']),
  ];
  return clauses.join('; ');
}

const COUNTS: Readonly<Record<SecondCount, (total: number, proof: Completeness) => string>> = {
  agreed: (total) => `counted twice, both ${showCount(total)}`,
  unavailable: () => "counted once, because Keepnet's export could not be used",
  moved: (total, { exportTotal }) =>
    `counted twice while it changed, ${showCount(total)} and then ${showCount(exportTotal ?? 0)}`,
  notAsked: () => 'counted once, as Verification says',
};
