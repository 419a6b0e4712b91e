import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { MonthlyUserTotal } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatNumber } from '../format-number';
import { rereadReport } from '../reread-file';
import { saveFile } from '../save-file';

/** Every month that Keepnet has numbers of. */
const TREND_MONTHS = 12;

/** Writes the monthly report, the mail as a page and the workbook, and looks for the total of before in both. */
export async function writeReport(context: DemoContext, total: MonthlyUserTotal): Promise<void> {
  const { client, report, folder, signal } = context;
  const { month, today: asOf } = DEMO_SETTING;
  report.chapter('The monthly report');
  const { subject, html, data, workbook } = await client.monthlyReport({ month, asOf, trendMonths: TREND_MONTHS });
  const page = join(folder, 'report.html');
  await writeFile(page, html);
  const { path, bytes } = await saveFile(workbook, folder, signal);
  report.line(`The mail: ${subject}`);
  report.line();
  const due = formatNumber(total.totalMonthlyUsers);
  const htmlMark = report.mark(`report.html shows ${due} Monthly Users`, html.includes(`>${due}<`));
  report.line(`${htmlMark} ${page}`);
  report.line(
    `  ${formatNumber(Math.ceil(Buffer.byteLength(html) / 1024))} KB, for a browser; ${formatNumber(data.months.length)} months, each proved.`,
  );
  const found = await rereadReport(path);
  const bookMark = report.mark(
    `${basename(path)} shows ${due} Monthly Users of ${formatNumber(total.companyCount)} customers`,
    found.monthlyUsers === total.totalMonthlyUsers && found.companyCount === total.companyCount,
  );
  report.line(`${bookMark} ${path}`);
  report.line(
    `  ${formatNumber(Math.ceil(bytes / 1024))} KB, with charts; its customers were added up again by SheetJS and by hucre.`,
  );
}
