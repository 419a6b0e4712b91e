import { type MonthlyUserTotal, oneLine, showCount, showMonth } from '@keepnet-workflows/core';
const MOST_GROUPS = 50;

/** The name of the group of companies without a value. */
export const NO_GROUP = '(None)';

/** The total in plain text, ready for an email or a chat message. */
export function summaryText({ month, monthClosed, ...total }: MonthlyUserTotal, groupedBy?: string): string {
  const { groups, completeness } = total;
  const soFar = monthClosed ? '' : ', so far';
  const lines = [
    `Keepnet Monthly Users, ${showMonth(month)}${soFar}: ${showCount(total.totalMonthlyUsers)}`,
    `Companies: ${showCount(total.companyCount)}`,
  ];
  if (groupedBy) {
    // Without this, the groups would seem to add up to more than the total above them.
    const overlap = groupedBy === 'Tag' ? ' (a company with two tags counts in both)' : '';
    lines.push('', `By ${groupedBy.toLowerCase()}${overlap}:`);
    for (const { group, monthlyUsers, companyCount } of groups.slice(0, MOST_GROUPS)) {
      lines.push(`- ${oneLine(group ?? '') || NO_GROUP}: ${showCount(monthlyUsers)} (${companies(companyCount)})`);
    }
    const left = groups.length - MOST_GROUPS;
    if (left > 0) lines.push(`- and ${showCount(left)} more`);
  }
  const counted = `${showCount(completeness.uniqueCompanies)} of ${companies(completeness.totalRecords)} counted, each once`;
  const checked = `${completeness.finishedAt.slice(0, 16).replace('T', ' ')} UTC`;
  lines.push('', monthClosed ? `Complete: ${counted} (${checked}).` : `So far: ${counted} (${checked}).`);
  lines.push(countedTwice(completeness));
  if (!monthClosed) lines.push('This month is not over, and its number still grows: do not invoice.');
  if (!completeness.monthSelected) {
    lines.push('This Keepnet server cannot be told which month to count; these are the numbers of its current month.');
  }
  return lines.join('\n');
}

function countedTwice({ exportTotal, countedTwice, secondCountDetail }: MonthlyUserTotal['completeness']): string {
  return countedTwice && exportTotal !== null
    ? `Counted a second time through Keepnet's export: ${showCount(exportTotal)}.`
    : oneLine(secondCountDetail);
}

const companies = (count: number): string => `${showCount(count)} ${count === 1 ? 'company' : 'companies'}`;
