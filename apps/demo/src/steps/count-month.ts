import type { MonthlyUserTotal } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatCount, formatNumber, formatShare } from '../format-number';
import { oneLine } from '../one-line';
import { paint } from '../paint';
import type { Report } from '../report';

/** The Monthly Users of the last full month, by reseller, with what proves the number. */
export async function countMonth({ client, report }: DemoContext): Promise<MonthlyUserTotal> {
  const { month } = DEMO_SETTING;
  report.chapter(`Monthly Users of ${month}`);
  const total = await client.monthlyUserTotal({ month, groupBy: 'resellerName', verification: 'strict' });
  const { totalMonthlyUsers, companyCount, groups } = total;
  report.line(
    `${paint('bold', `${formatNumber(totalMonthlyUsers)} Monthly Users`)} in ${formatNumber(companyCount)} companies`,
  );
  report.line();
  const toRow = (name: string, companies: number, users: number): string[] => [
    name,
    formatNumber(companies),
    formatNumber(users),
    formatShare(totalMonthlyUsers === 0 ? 0 : users / totalMonthlyUsers),
  ];
  report.table(
    [
      { title: 'Reseller', width: 30 },
      { title: 'Companies', align: 'right' },
      { title: 'Monthly Users', align: 'right' },
      { title: 'Share', align: 'right' },
    ],
    [
      ...groups.map((group) => toRow(oneLine(group.group, '(no reseller)'), group.companyCount, group.monthlyUsers)),
      toRow('Total', companyCount, totalMonthlyUsers).map((cell) => paint('bold', cell)),
    ],
  );
  report.line();
  showCertificate(total, report);
  return total;
}

function showCertificate({ month, totalMonthlyUsers, groups, completeness }: MonthlyUserTotal, report: Report): void {
  const { totalRecords, uniqueCompanies, pagesRead, rereads, countedTwice, exportTotal, digest } = completeness;
  report.line('Why this number can be trusted:');
  report.check(
    `Complete: Keepnet counts ${formatNumber(totalRecords)} companies; ${formatNumber(uniqueCompanies)} different ones ` +
      `were read, on ${formatCount(pagesRead, 'page', 'pages')}`,
    uniqueCompanies === totalRecords,
  );
  report.check(`Undisturbed: ${formatCount(rereads, 'reading', 'readings')} had to be repeated`, rereads === 0);
  report.check(
    exportTotal === null
      ? 'Counted twice: no exported file was added up'
      : `Counted twice: Keepnet's own export has the same customers and adds up to ${formatNumber(exportTotal)}`,
    countedTwice && exportTotal === totalMonthlyUsers,
  );
  report.check(`The right month: Keepnet was asked for ${month} and provably selected it`, completeness.monthSelected);
  const sum = groups.reduce((users, group) => users + group.monthlyUsers, 0);
  report.check('The resellers add up to the total', sum === totalMonthlyUsers);
  report.line(paint('dim', `Fingerprint of all companies and their Monthly Users: ${digest}`));
}
