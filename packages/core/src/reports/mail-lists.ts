import { daysBetween, renewalDay } from '../dates/calendar-day';
import { showDay, showMonth } from '../dates/show-date';
import { showCount } from '../errors/show-count';
import { type ReportAmounts, showAmount, showReasons } from './report-amounts';
import type { CustomerChange, MonthlyReportData } from './report-data';
import { counted, showDifference } from './show-figures';

/** A list of a mail, cut to the rows that are worth reading there. */
export interface MailList {
  readonly title: string;
  readonly note: string;
  /** Of the first column, then of the numbers. */
  readonly headings: readonly string[];
  readonly rows: readonly MailRow[];
}

interface MailRow {
  readonly name: string | null;
  /** Below the name. */
  readonly under: string | null;
  readonly figures: readonly MailFigure[];
}

export interface MailFigure {
  readonly text: string;
  /** In small below it. */
  readonly under?: string;
  readonly tone?: 'muted' | 'up' | 'down';
}

/** The lists of the mail that have rows, at most `most` each. */
export function mailLists(data: MonthlyReportData, most: number): MailList[] {
  const { changes, previousMonth, overLimit, expiredInUse, renewals, days, asOf, timeZone, amounts } = data;
  const before = previousMonth === null ? '' : showMonth(previousMonth);
  const few = Math.max(1, Math.floor(most / 2));
  const dated = `As of ${showDay(asOf)}.`;
  const lists: (MailList & { readonly of: number })[] = [
    ...(amounts ? [heldList(amounts, most)] : []),
    {
      title: 'Over the License Limit',
      note: `More Target Users than licensed. ${dated}`,
      headings: ['Customer', 'Target', 'Limit', 'Over by'],
      of: overLimit.length,
      rows: overLimit.slice(0, most).map(({ companyName, resellerName, targetUsers, licenseLimit, excessUsers }) => ({
        name: companyName,
        under: resellerName,
        figures: [
          { text: showCount(targetUsers) },
          { text: showCount(licenseLimit), tone: 'muted' },
          { text: showDifference(excessUsers), tone: 'down' },
        ],
      })),
    },
    {
      title: 'Expired and still used',
      note: `Expired licenses with Monthly Users in ${showMonth(data.month)}. ${dated}`,
      headings: ['Customer', 'Users', 'Expired on'],
      of: expiredInUse.length,
      rows: expiredInUse.slice(0, most).map((company) => ({
        name: company.companyName,
        under: company.resellerName,
        figures: [
          { text: showCount(company.monthlyUsers) },
          {
            text: showDay(renewalDay(company.renewalDate, timeZone)),
            under: `${counted(company.daysExpired, 'day', 'days')} ago`,
          },
        ],
      })),
    },
    changeList('Joined', `No users in ${before}, some now.`, changes.joined, few),
    changeList('Left', `Users in ${before}, none now.`, changes.left, few),
    changeList('Grew most', `Against ${before}.`, changes.grew, few),
    changeList('Shrank most', `Against ${before}.`, changes.shrank, few),
    {
      title: `Renewals in the next ${counted(days, 'day', 'days')}`,
      note: `From ${showDay(asOf)}, the earliest first.`,
      headings: ['Customer', 'Users', 'Renews on'],
      of: renewals.length,
      rows: renewals.slice(0, most).map((company) => {
        const day = renewalDay(company.renewalDate, timeZone);
        return {
          name: company.companyName,
          under: company.resellerName,
          figures: [
            { text: showCount(company.monthlyUsers) },
            { text: showDay(day), under: ahead(daysBetween(asOf, day)) },
          ],
        };
      }),
    },
  ];
  return lists.filter(({ of }) => of > 0).map(withCount);
}

function heldList(amounts: ReportAmounts, most: number) {
  const { heldBack, currency } = amounts;
  return {
    title: 'Held back',
    note: 'Do not invoice these until someone has checked them.',
    headings: ['Customer', 'Amount'],
    of: heldBack.length,
    rows: heldBack.slice(0, most).map(({ companyName, reasons, amount }) => ({
      name: companyName,
      under: showReasons(reasons, amounts),
      figures: [{ text: amount === null ? '–' : showAmount(amount, currency) }],
    })),
  };
}

function changeList(title: string, note: string, changes: readonly CustomerChange[], most: number) {
  return {
    title,
    note,
    headings: ['Customer', 'Before', 'Now', 'Change'],
    of: changes.length,
    rows: changes.slice(0, most).map(({ companyName, resellerName, monthlyUsersFrom, monthlyUsersTo, change }) => ({
      name: companyName,
      under: resellerName,
      figures: [
        { text: showCount(monthlyUsersFrom), tone: 'muted' as const },
        { text: showCount(monthlyUsersTo) },
        { text: showDifference(change), tone: change > 0 ? ('up' as const) : ('down' as const) },
      ],
    })),
  };
}

/** A shortened list says how many there are. */
function withCount({ of, ...list }: MailList & { readonly of: number }): MailList {
  const shown = list.rows.length;
  return shown < of ? { ...list, note: `${list.note} The first ${showCount(shown)} of ${showCount(of)}.` } : list;
}

function ahead(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${showCount(days)} days`;
}
