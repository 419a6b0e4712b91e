import type { MonthComparison, MonthlyChange, MonthlyUserTotal } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatChange, formatNumber, formatRelativeChange } from '../format-number';
import { oneLine } from '../one-line';
import { paint } from '../paint';

const LARGEST_CHANGES = 5;
const STATUSES: readonly (readonly [MonthlyChange, string])[] = [
  ['joined', 'joined (none before)'],
  ['left', 'left (no users now)'],
  ['grew', 'grew'],
  ['shrank', 'shrank'],
  ['unchanged', 'unchanged'],
];

/** What changed from the month before to the last full month, and through whom. */
export async function showChange({ client, report }: DemoContext, total: MonthlyUserTotal): Promise<MonthComparison> {
  const { monthBefore: from, month: to } = DEMO_SETTING;
  report.chapter(`What changed from ${from} to ${to}`);
  const comparison = await client.compareMonths({ from, to });
  const { totalFrom, totalTo, change, companies } = comparison;
  const relative = totalFrom === 0 ? '' : ` (${formatRelativeChange(change / totalFrom)})`;
  report.line(
    `${formatNumber(totalFrom)} → ${formatNumber(totalTo)} Monthly Users: ` +
      paint('bold', `${formatChange(change)}${relative}`),
  );
  report.line();
  report.table(
    [{ title: 'Companies that …' }, { title: 'Companies', align: 'right' }, { title: 'Monthly Users', align: 'right' }],
    STATUSES.map(([status, label]) => {
      const those = companies.filter((company) => company.status === status);
      return [label, formatNumber(those.length), formatChange(those.reduce((sum, company) => sum + company.change, 0))];
    }),
  );
  report.line();
  report.line('The largest changes:');
  report.table(
    [
      { title: 'Company', width: 40 },
      { title: from, align: 'right' },
      { title: to, align: 'right' },
      { title: 'Change', align: 'right' },
      { title: '' },
    ],
    companies
      .slice(0, LARGEST_CHANGES)
      .map((company) => [
        oneLine(company.companyName),
        formatNumber(company.monthlyUsersFrom),
        formatNumber(company.monthlyUsersTo),
        formatChange(company.change),
        company.status,
      ]),
  );
  report.line();
  report.check(`${to} is the same number as above`, totalTo === total.totalMonthlyUsers);
  const sum = companies.reduce((users, company) => users + company.change, 0);
  report.check('The changes of all companies add up to the change of the total', sum === change);
  report.line(paint('dim', 'Both months include only companies that exist now.'));
  return comparison;
}
