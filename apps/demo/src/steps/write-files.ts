import { basename } from 'node:path';

import type { Company, ExportList, MonthComparison, MonthlyUserTotal } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatNumber } from '../format-number';
import { paint } from '../paint';
import { rereadFile, type FileContent } from '../reread-file';
import { saveFile } from '../save-file';
import type { CompanyLists } from './list-companies';

/** What the earlier steps came to. */
export interface EarlierResults {
  readonly total: MonthlyUserTotal;
  readonly lists: CompanyLists;
  readonly comparison: MonthComparison;
}

const FORMATS = ['csv', 'excel'] as const;

/** Writes every list in both formats, and opens the files again to see that they hold the numbers shown before. */
export async function writeFiles(context: DemoContext, results: EarlierResults): Promise<void> {
  const { client, report, folder, signal } = context;
  const { month, today: asOf, renewalDays: days } = DEMO_SETTING;
  report.chapter('Files');
  report.line(`Written to ${folder}, then opened again:`);
  report.line('CSV by csv-parse; Excel by SheetJS and by hucre, which must agree.');
  report.line();

  const rows: string[][] = [];
  for (const [list, due] of dueContents(results)) {
    for (const format of FORMATS) {
      const options = { list, format, month, asOf, ...(list === 'renewals' && { days }) };
      const { path, bytes } = await saveFile(await client.exportCompanies(options), folder, signal);
      const name = basename(path);
      const found = await rereadFile(path);
      const mark = report.mark(
        `${name} should contain ${describe(due)} (it contains ${describe(found)})`,
        found.companyCount === due.companyCount && found.monthlyUsers === due.monthlyUsers,
      );
      const sizes = [formatNumber(Math.ceil(bytes / 1024)), formatNumber(found.companyCount)];
      rows.push([mark, name, ...sizes, formatNumber(found.monthlyUsers)]);
    }
  }
  report.table(
    [
      { title: '' },
      { title: 'File' },
      { title: 'KB', align: 'right' },
      { title: 'Companies', align: 'right' },
      { title: 'Monthly Users', align: 'right' },
    ],
    rows,
  );
  report.line();
  report.line(`${paint('green', '✓')} means: the same number of companies and of Monthly Users of ${month} as above.`);
}

function dueContents({ total, lists, comparison }: EarlierResults): (readonly [ExportList, FileContent])[] {
  const users = new Map(comparison.companies.map(({ companyId, monthlyUsersTo }) => [companyId, monthlyUsersTo]));
  const ofList = (companies: readonly Company[]): FileContent => ({
    companyCount: companies.length,
    monthlyUsers: companies.reduce((sum, { companyId }) => sum + (users.get(companyId) ?? NaN), 0),
  });
  return [
    ['all', { companyCount: total.companyCount, monthlyUsers: total.totalMonthlyUsers }],
    ['overLimit', ofList(lists.overLimit)],
    ['expired', ofList(lists.expired)],
    ['renewals', ofList(lists.renewals)],
  ];
}

function describe({ companyCount, monthlyUsers }: FileContent): string {
  return `${formatNumber(companyCount)} companies with ${formatNumber(monthlyUsers)} Monthly Users`;
}
