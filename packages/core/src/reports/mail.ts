import { showMonth } from '../dates/show-date';
import { showCount } from '../errors/show-count';
import { byteLength } from './html';
import { mailHtml } from './mail-html';
import { mailText } from './mail-text';
import type { MonthlyReportData } from './report-data';
import { showChange } from './show-figures';

/** A month in a mail: a subject, and the same content in HTML and in plain text. */
export interface MonthlyMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

// Gmail cuts off a mail at about 102 KB.
const MOST_BYTES = 70_000;
// Rows of a list, and resellers. Names in other scripts need several bytes per character, and escaped ones more.
const SIZES = [
  { rows: 10, resellers: 20 },
  { rows: 6, resellers: 12 },
  { rows: 3, resellers: 6 },
];
const SMALLEST = { rows: 1, resellers: 3 };

/** The mail of a report, at most 70 KB of HTML. */
export function monthlyMail(data: MonthlyReportData): MonthlyMail {
  const subject = subjectOf(data);
  const size = SIZES.find((one) => byteLength(mailHtml(data, subject, one)) <= MOST_BYTES) ?? SMALLEST;
  return { subject, html: mailHtml(data, subject, size), text: mailText(data, size) };
}

function subjectOf({ month, monthClosed, totalMonthlyUsers, previousTotal }: MonthlyReportData): string {
  const change = previousTotal ? ` (${showChange(totalMonthlyUsers, previousTotal)})` : '';
  const soFar = monthClosed ? '' : ', so far';
  const users = totalMonthlyUsers === 1 ? 'Monthly User' : 'Monthly Users';
  return `Keepnet report, ${showMonth(month)}${soFar}: ${showCount(totalMonthlyUsers)} ${users}${change}`;
}
