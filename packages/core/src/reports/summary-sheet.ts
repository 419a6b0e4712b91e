import { showDay, showMonth, showShortMonth } from '../dates/show-date';
import type { Cell } from '../files/cell';
import type { PageCell, PageChart, PageSheet } from '../files/page-sheet';
import type { Format, Look } from '../files/sheet-styles';
import { noticesOf } from './attention';
import { showAmount, showStatus } from './report-amounts';
import type { MonthlyReportData } from './report-data';
import { proofSentences } from './report-proof';
import { showChange, showCustomers } from './show-figures';

/** Where the total of the Customers sheet is; undefined if the customers are in a separate file. */
export interface TotalPlace {
  readonly cell: string | undefined;
  readonly listName: string;
}

const WIDTHS = [24, 24, 18, 18, 18, 18, 18];
const MOST_BARS = 12;
const CHART_ROWS = 18;

/** The first sheet: key figures, what needs attention, charts, and how it was counted. */
export function summarySheet(data: MonthlyReportData, { cell, listName }: TotalPlace): PageSheet {
  const { month, monthClosed, totalMonthlyUsers, previousTotal, previousMonth, months, amounts } = data;
  const cells: PageCell[] = [];
  const put = (row: number, column: number, value: Cell, look: Look, more: Partial<PageCell> = {}): void => {
    cells.push({ row, column, value, look, ...more });
  };
  put(0, 0, `Keepnet report, ${showMonth(month)}${monthClosed ? '' : ', so far'}`, 'title');
  put(1, 0, proofSentences(data).join(' '), 'small');

  const figures: [label: string, value: Cell, format: Format, formula?: string | undefined][] = [
    ['Monthly Users', totalMonthlyUsers, 'count', cell],
    ...(previousMonth === null || previousTotal === null
      ? []
      : (
          [
            [`From ${showMonth(previousMonth)}`, data.change, 'change'],
            ['In percent', data.changeRatio ?? showChange(totalMonthlyUsers, previousTotal), 'ratio'],
          ] as const
        ).map(([label, value, format]): [string, Cell, Format] => [label, value, format])),
    ['Customers', data.companyCount, 'count'],
    ['With users', data.activeCompanyCount, 'count'],
    ['Over limit', data.overLimit.length, 'count'],
    ['Expired, in use', data.expiredInUse.length, 'count'],
  ];
  figures.forEach(([label, value, format, formula], column) => {
    put(3, column, label, 'label');
    put(4, column, value, 'figure', { format, ...(formula !== undefined && { formula }) });
  });

  let row = 6;
  put(row++, 0, 'Needs attention', 'heading');
  const notices = noticesOf(data);
  if (notices.length === 0) put(row++, 0, 'Nothing this month.', 'text');
  for (const { weight, title, detail } of notices) {
    put(row, 0, title, weight === 'know' ? 'strong' : 'alarm');
    put(row++, 3, detail, 'text');
  }
  if (amounts) {
    put(++row, 0, 'Amounts', 'heading');
    for (const { status, count, amount } of amounts.perStatus) {
      put(++row, 0, showStatus(status), 'text');
      put(row, 3, count, 'number', { format: 'count' });
      put(row, 4, showAmount(amount, amounts.currency), 'number');
    }
    row++;
  }
  put(++row, 0, 'Sheets', 'heading');
  const links = [...(cell === undefined ? [] : ['Customers']), ...LINKS, ...(amounts ? ['Held'] : []), 'Proof'];
  links.forEach((name, index) => put(row, index + 1, name, 'link', { leadsTo: name }));
  if (cell === undefined) put(++row, 1, `${showCustomers(data.companyCount)} are in ${listName}.`, 'text');
  put(++row, 1, `Limits, renewals and expired licenses are as of ${showDay(data.asOf)}.`, 'small');

  const chartRow = row + 2;
  const hasTrend = months.length > 2;
  const tableRow = chartRow + CHART_ROWS + 1;
  if (hasTrend) {
    put(tableRow, 0, 'Month', 'strong');
    put(tableRow, 1, 'Monthly Users', 'strong');
    months.forEach((one, index) => {
      put(tableRow + 1 + index, 0, showShortMonth(one.month), 'text');
      put(tableRow + 1 + index, 1, one.totalMonthlyUsers, 'number', { format: 'count' });
    });
  }
  const isEmpty = data.resellers.length === 0;
  const charts: PageChart[] = [
    ...(isEmpty ? [] : [resellerChart(data, chartRow, hasTrend ? 3 : WIDTHS.length)]),
    ...(hasTrend ? [trendChart(data, chartRow, tableRow + 1)] : []),
  ];
  return {
    name: 'Summary',
    widths: WIDTHS,
    cells,
    heights: new Map([
      [0, 30],
      [4, 34],
    ]),
    charts,
    orientation: 'landscape',
  };
}

const LINKS = ['Resellers', 'Limit', 'Expired', 'Renewals', 'Changes'];

function resellerChart({ resellers }: MonthlyReportData, row: number, width: number): PageChart {
  const shown = Math.min(MOST_BARS, resellers.length);
  const title =
    shown < resellers.length ? `Monthly Users of the ${shown} largest resellers` : 'Monthly Users by reseller';
  return {
    kind: 'bar',
    title,
    altText: `Bar chart: ${title}`,
    sheet: 'Resellers',
    labelColumn: 0,
    valueColumn: 2,
    firstRow: 1,
    lastRow: shown,
    from: { row, column: 0 },
    to: { row: row + CHART_ROWS, column: width },
  };
}

function trendChart({ months }: MonthlyReportData, row: number, firstRow: number): PageChart {
  return {
    kind: 'line',
    title: 'Monthly Users by month',
    altText: 'Line chart: Monthly Users by month',
    sheet: 'Summary',
    labelColumn: 0,
    valueColumn: 1,
    firstRow,
    lastRow: firstRow + months.length - 1,
    from: { row, column: 3 },
    to: { row: row + CHART_ROWS, column: WIDTHS.length },
  };
}
