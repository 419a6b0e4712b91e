import { showMonth, showShortMonth } from '../dates/show-date';
import { showCount } from '../errors/show-count';
import { noticesOf } from './attention';
import { Html, html } from './html';
import { mailLists, type MailList } from './mail-lists';
import {
  barCell,
  callout,
  columnChart,
  columnHeading,
  dataRow,
  dataTable,
  FACE,
  figure,
  gap,
  grid,
  heading,
  nameOf,
  numberCell,
  OUTLOOK,
  row,
  STYLES,
  text,
} from './mail-parts';
import { showAmount, showStatus } from './report-amounts';
import type { MonthlyReportData } from './report-data';
import { proofSentences } from './report-proof';
import { resellerRows } from './reseller-rows';
import { showChange, showCustomers, showDifference, showShare } from './show-figures';
import { customersFile } from './workbook-name';

/** How much of each list the mail contains. */
export interface MailSize {
  readonly rows: number;
  readonly resellers: number;
}

/** The report as an HTML mail. */
export function mailHtml(data: MonthlyReportData, subject: string, size: MailSize): string {
  const lists = mailLists(data, size.rows).map(listSection);
  const body = html`${head(data)}${attention(data)}${amounts(data)}${trend(data)}${resellers(data, size.resellers)}${lists}${proof(data)}`;
  return frame(subject, body, `Every customer is in ${customersFile(data)}.`);
}

function frame(subject: string, body: Html, footer: string): string {
  const page = html`<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
    <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><title>${subject}</title>
    ${new Html(OUTLOOK + STYLES)}</head>
    <body class="page" style="margin:0;padding:0;background:#eef1f3;-webkit-text-size-adjust:100%">
    <div role="main" aria-label="${subject}">
    <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#eef1f3"><tr><td class="frame" align="center" style="padding:24px 12px">
    ${new Html('<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->')}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px"><tr><td class="card" bgcolor="#ffffff" style="padding:32px 36px;border-radius:8px;${FACE}">${grid(body)}</td></tr>
    <tr><td align="center" style="padding:14px 20px 22px;text-align:center;${FACE}">${text(footer, { tone: 'muted', size: 12 })}</td></tr></table>
    ${new Html('<!--[if mso]></td></tr></table><![endif]-->')}</td></tr></table></div></body></html>`;
  return `<!doctype html>\n${page.source}\n`;
}

function head(data: MonthlyReportData): Html {
  const { month, monthClosed, totalMonthlyUsers, previousTotal, previousMonth, change } = data;
  const facts = [
    ['Customers', data.companyCount],
    ['With users', data.activeCompanyCount],
    ['Over limit', data.overLimit.length],
    ['Expired, in use', data.expiredInUse.length],
  ] as const;
  const changed =
    previousTotal === null || previousMonth === null || change === null
      ? ''
      : html`<p class="${toneOf(change)}" style="margin:0;font-size:15px;line-height:21px;font-weight:600;color:${change < 0 ? '#a8211a' : '#0b5c6b'};">${showChange(totalMonthlyUsers, previousTotal)} <span class="muted" style="font-weight:400;color:#55636e;">${showDifference(change)} from ${showCount(previousTotal)} in ${showMonth(previousMonth)}</span></p>`;
  return html`
    ${row(html`${text('Keepnet monthly report', { tone: 'up', size: 13, bold: true })}
      <h1 class="ink" style="margin:2px 0 0;font-size:24px;line-height:31px;font-weight:600;color:#16232d;">${showMonth(month)}${monthClosed ? '' : ', so far'}</h1>`)}
    ${gap(16)}
    ${row(html`${text('Monthly Users', { tone: 'muted', size: 13 })}${figure(showCount(totalMonthlyUsers), 44)}${changed}`)}
    ${gap(16)}
    ${row(grid(html`<tr>${facts.map(([label, value]) => html`<td valign="bottom" width="25%" style="padding:0 8px 0 0">${text(label, { tone: 'muted', size: 12 })}${figure(showCount(value), 17)}</td>`)}</tr>`))}`;
}

const toneOf = (change: number): 'up' | 'down' | 'muted' => (change > 0 ? 'up' : change < 0 ? 'down' : 'muted');

function attention(data: MonthlyReportData): Html {
  const notices = noticesOf(data);
  const title = (content: string): Html => text(content, { bold: true });
  const detail = (content: string): Html => text(content, { size: 13 });
  if (notices.length === 0) {
    return html`${gap(28)}${heading('Needs attention', 'Nothing this month.')}`;
  }
  return html`${gap(28)}${heading('Needs attention', 'Check these before you send invoices.')}
    ${notices.map((notice) => callout(notice.weight, html`${title(notice.title)}${detail(notice.detail)}`))}`;
}

function amounts({ amounts: money }: MonthlyReportData): Html {
  if (!money) return html``;
  return html`${gap(20)}${heading('Amounts', 'Net, from the price book.')}
    ${dataTable(
      'Amounts',
      [columnHeading('Lines', true), columnHeading('Number', false), columnHeading('Amount', false)],
      money.perStatus.map(({ status, count, amount }) => {
        const figures = [{ text: showCount(count) }, { text: showAmount(amount, money.currency) }];
        return dataRow(html`${showStatus(status)}`, undefined, figures.map(numberCell));
      }),
    )}`;
}

function trend({ months }: MonthlyReportData): Html {
  const [first, last] = [months[0], months.at(-1)];
  if (months.length < 3 || !first || !last) return html``;
  const columns = months.map(({ month, totalMonthlyUsers }) => {
    return { label: showShortMonth(month), value: totalMonthlyUsers, shown: showCount(totalMonthlyUsers) };
  });
  const words = columns.map(({ label, shown }) => `${label} ${shown}`).join(', ');
  return html`${gap(20)}${heading('Month by month', `Monthly Users of the ${showCount(months.length)} months to ${showMonth(last.month)}, of today’s customers.`)}
    ${columnChart(columns, `Monthly Users: ${words}`)}`;
}

function resellers(data: MonthlyReportData, most: number): Html {
  const rows = resellerRows(data, most);
  const { previousMonth, resellers: all } = data;
  const top = Math.max(1, ...rows.map(({ monthlyUsers }) => monthlyUsers));
  const hasChange = previousMonth !== null;
  const note = `Most users first, with their share of the total.${hasChange ? ` Change is from ${showMonth(previousMonth)}.` : ''}`;
  const headings = [
    columnHeading('Reseller', true),
    html`<td class="wide" aria-hidden="true">&nbsp;</td>`,
    columnHeading('Users', false),
    ...(hasChange ? [columnHeading('Change', false)] : []),
  ];
  if (all.length === 0) return html`${gap(24)}${heading('By reseller', 'There are no customers.')}`;
  return html`${gap(24)}${heading('By reseller', note)}
    ${dataTable(
      'Monthly Users by reseller',
      headings,
      rows.map((one) => {
        const { change, previousMonthlyUsers, share } = one;
        const users = { text: showCount(one.monthlyUsers), ...(share !== null && { under: showShare(share) }) };
        const changed =
          change === null || previousMonthlyUsers === null
            ? []
            : [
                numberCell({
                  text: showDifference(change),
                  under: showChange(one.monthlyUsers, previousMonthlyUsers),
                  tone: toneOf(change),
                }),
              ];
        const cells = [barCell(one.monthlyUsers / top), numberCell(users), ...changed];
        return dataRow(nameOf(one.name), showCustomers(one.companyCount), cells);
      }),
    )}`;
}

function listSection({ title, note, headings, rows }: MailList): Html {
  return html`${gap(28)}${heading(title, note)}
    ${dataTable(
      title,
      headings.map((one, index) => columnHeading(one, index === 0)),
      rows.map(({ name, under, figures }) =>
        dataRow(nameOf(name), under === null ? undefined : nameOf(under), figures.map(numberCell)),
      ),
    )}`;
}

function proof(data: MonthlyReportData): Html {
  const box = html`<h2 class="ink" style="margin:0 0 2px;font-size:13px;line-height:19px;font-weight:600;color:#16232d;">How this was counted</h2>
    ${text(proofSentences(data).join(' '), { size: 13 })}
    ${text(`Checksum ${data.completeness.digest}`, { tone: 'muted', size: 11, more: 'padding:4px 0 0;' })}`;
  return html`${gap(24)}<tr><td class="note" bgcolor="#f1f4f5" style="padding:12px 14px;border-radius:4px">${box}</td></tr>`;
}
