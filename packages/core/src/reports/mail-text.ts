import { showMonth } from '../dates/show-date';
import { showCount } from '../errors/show-count';
import { noticesOf } from './attention';
import { shortName } from './html';
import { mailLists, type MailList } from './mail-lists';
import { showAmount, showStatus } from './report-amounts';
import type { MonthlyReportData } from './report-data';
import { proofSentences } from './report-proof';
import { resellerRows } from './reseller-rows';
import { showChange, showCustomers, showDifference, showShare } from './show-figures';

const NAME_LENGTH = 100;

/** The mail in plain text: what the HTML says, for readers that show none. */
export function mailText(data: MonthlyReportData, { rows, resellers }: { rows: number; resellers: number }): string {
  const { month, monthClosed, companyCount, activeCompanyCount, amounts, months, completeness } = data;
  const blocks: string[][] = [
    [
      `Keepnet report, ${showMonth(month)}${monthClosed ? '' : ', so far'}`,
      '',
      `Monthly Users: ${showCount(data.totalMonthlyUsers)}${changeOf(data)}`,
      `Customers: ${showCount(companyCount)}, ${showCount(activeCompanyCount)} of them with users`,
    ],
    heading('Needs attention', [...attention(data)]),
    ...(amounts
      ? [
          heading(
            'Amounts',
            amounts.perStatus.map(
              ({ status, count, amount }) =>
                `- ${showStatus(status)}: ${showAmount(amount, amounts.currency)} (${showCount(count)})`,
            ),
          ),
        ]
      : []),
    ...(months.length > 2
      ? [
          heading(
            'Month by month',
            months.map((one) => `- ${showMonth(one.month)}: ${showCount(one.totalMonthlyUsers)}`),
          ),
        ]
      : []),
    heading(
      'By reseller',
      resellerRows(data, resellers).map((row) => {
        const share = row.share === null ? '' : `, ${showShare(row.share)}`;
        const change = row.change === null ? '' : `, ${showDifference(row.change)}`;
        return `- ${nameOf(row.name)}: ${showCount(row.monthlyUsers)}${share}${change} (${showCustomers(row.companyCount)})`;
      }),
    ),
    ...mailLists(data, rows).map(listBlock),
    heading('How this was counted', [...proofSentences(data), `Checksum: ${completeness.digest}`]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const heading = (title: string, lines: readonly string[]): string[] => [title.toUpperCase(), ...lines];

const nameOf = (name: string | null): string => shortName(name, NAME_LENGTH) || '(No name)';

function changeOf({ totalMonthlyUsers, previousTotal, previousMonth, change }: MonthlyReportData): string {
  if (previousTotal === null || previousMonth === null || change === null) return '';
  const percent = showChange(totalMonthlyUsers, previousTotal);
  return ` (${showDifference(change)} from ${showCount(previousTotal)} in ${showMonth(previousMonth)}, ${percent})`;
}

function attention(data: MonthlyReportData): string[] {
  const notices = noticesOf(data);
  if (notices.length === 0) return ['Nothing this month.'];
  return notices.map(({ title, detail }) => `- ${title}. ${detail}`);
}

function listBlock({ title, note, headings, rows }: MailList): string[] {
  return heading(title, [
    note,
    ...rows.map(({ name, under, figures }) => {
      const labelled = figures.map(({ text, under: more }, index) => {
        return `${headings[index + 1]?.toLowerCase()} ${text}${more ? ` (${more})` : ''}`;
      });
      const owner = under ? ` (${shortName(under, NAME_LENGTH)})` : '';
      return `- ${nameOf(name)}${owner}: ${labelled.join(', ')}`;
    }),
  ]);
}
