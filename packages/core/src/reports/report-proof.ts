import { showMoment, showMonth } from '../dates/show-date';
import type { SecondCount } from '../reading/counted-month';
import { oneLine } from '../texts/one-line';
import type { MonthlyReportData } from './report-data';
import { showCustomers } from './show-figures';

/** How the numbers were proved, in sentences for the report's readers. */
export function proofSentences(data: MonthlyReportData): string[] {
  const { completeness, month, monthClosed, timeZone } = data;
  const { totalRecords, secondCount, secondCountDetail, monthSelected, finishedAt } = completeness;
  return [
    `All ${showCustomers(totalRecords)} counted once.`,
    CONFIRMED[secondCount] ?? oneLine(secondCountDetail),
    ...(monthSelected
      ? []
      : ['This Keepnet server cannot count a month of your choice: these are the numbers of its current month.']),
    ...(monthClosed ? [] : [`${showMonth(month)} is not over and its numbers still grow: do not invoice from them.`]),
    ...earlierMonths(data),
    ...sameCustomers(data),
    `Counted ${showMoment(finishedAt, timeZone)}.`,
  ];
}

const CONFIRMED: Readonly<Partial<Record<SecondCount, string>>> = {
  agreed: "Confirmed by Keepnet's export.",
  notAsked: "Counted by one reading, as asked, and not confirmed by Keepnet's export.",
};

/** The other months are proved in the same way; this names those that are not confirmed. */
function earlierMonths({ months, month, completeness }: MonthlyReportData): string[] {
  const others = months.filter((one) => one.month !== month && !one.countedTwice);
  if (others.length === 0 || completeness.verification === 'standard') return [];
  return [`Not confirmed by Keepnet's export: ${others.map((one) => showMonth(one.month)).join(', ')}.`];
}

/** Keepnet lists the customers of today, whatever the month: who was removed has no past either. */
function sameCustomers({ previousMonth }: MonthlyReportData): string[] {
  if (previousMonth === null) return [];
  return [`Compared with ${showMonth(previousMonth)} for today's customers: those removed since are in neither month.`];
}
