import { type MonthlyUserTotal, oneLine } from '@keepnet-workflows/core';

const MOST_GROUPS = 50;
const number = new Intl.NumberFormat('en-US');
const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The total in plain text, ready for an email or a chat message. */
export function summaryText({ month, ...total }: MonthlyUserTotal, groupedBy: string | undefined): string {
  const { groups, completeness } = total;
  const lines = [
    `Keepnet Monthly Users, ${monthName.format(Date.parse(`${month}-01`))}: ${number.format(total.totalMonthlyUsers)}`,
    `Companies: ${number.format(total.companyCount)}`,
  ];
  if (groupedBy) {
    // Without this a reader who adds the groups up gets more than the total above them.
    const overlap = groupedBy === 'Tag' ? ' (a company with two tags counts in both)' : '';
    lines.push('', `By ${groupedBy.toLowerCase()}${overlap}:`);
    for (const { group, monthlyUsers, companyCount } of groups.slice(0, MOST_GROUPS)) {
      lines.push(`- ${oneLine(group ?? '') || '(none)'}: ${number.format(monthlyUsers)} (${companies(companyCount)})`);
    }
    const left = groups.length - MOST_GROUPS;
    if (left > 0) lines.push(`- and ${number.format(left)} more`);
  }
  const checked = completeness.finishedAt.slice(0, 16).replace('T', ' ');
  lines.push(
    '',
    `Complete: ${number.format(completeness.uniqueCompanies)} of ${companies(completeness.totalRecords)} counted, each once (${checked} UTC).`,
  );
  if (completeness.exportTotal !== null) {
    lines.push(`Counted a second time through Keepnet's export: ${number.format(completeness.exportTotal)}.`);
  }
  if (!completeness.monthSelected) {
    lines.push('This Keepnet server cannot be told which month to count; these are the numbers of its current month.');
  }
  return lines.join('\n');
}

const companies = (count: number): string => `${number.format(count)} ${count === 1 ? 'company' : 'companies'}`;
