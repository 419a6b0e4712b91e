import { showMonth } from '../dates/show-date';
import { showCount } from '../errors/show-count';
import { oneLine } from '../texts/one-line';
import { showAmount, showReasons } from './report-amounts';
import type { MonthlyReportData } from './report-data';
import { counted, showCustomers } from './show-figures';

/** Something to check before invoices are sent. */
export interface Notice {
  /** `stop`: do not invoice. `check`: check it first. `know`: nothing to do. */
  readonly weight: 'stop' | 'check' | 'know';
  readonly title: string;
  readonly detail: string;
}

/** What needs attention, the most serious first. */
export function noticesOf(data: MonthlyReportData): Notice[] {
  return [
    ...openMonth(data),
    ...unconfirmed(data),
    ...heldBack(data),
    ...overLimit(data),
    ...expiredInUse(data),
    ...left(data),
    ...joined(data),
  ];
}

function openMonth({ month, monthClosed }: MonthlyReportData): Notice[] {
  if (monthClosed) return [];
  return [
    {
      weight: 'stop',
      title: `${showMonth(month)} is not over`,
      detail: 'Its numbers are still growing: do not invoice from this report.',
    },
  ];
}

function unconfirmed({ completeness }: MonthlyReportData): Notice[] {
  const { secondCount, secondCountDetail } = completeness;
  if (secondCount === 'agreed' || secondCount === 'notAsked') return [];
  return [{ weight: 'check', title: 'The total was counted once only', detail: oneLine(secondCountDetail) }];
}

function heldBack({ amounts }: MonthlyReportData): Notice[] {
  if (!amounts || amounts.heldBack.length === 0) return [];
  const { heldBack, currency, perStatus } = amounts;
  const sum = perStatus.find(({ status }) => status === 'review');
  const reasons = [...new Set(heldBack.flatMap((one) => one.reasons))];
  return [
    {
      weight: 'check',
      title: `${counted(heldBack.length, 'line is', 'lines are')} held back${sum ? `: ${showAmount(sum.amount, currency)}` : ''}`,
      detail: `Check each before you invoice it: ${showReasons(reasons, amounts)}.`,
    },
  ];
}

function overLimit({ overLimit: over }: MonthlyReportData): Notice[] {
  if (over.length === 0) return [];
  const excess = over.reduce((sum, { excessUsers }) => sum + excessUsers, 0);
  return [
    {
      weight: 'check',
      title: `${counted(over.length, 'customer is', 'customers are')} over the License Limit`,
      detail: `${over.length === 1 ? 'It has' : 'Together they have'} ${counted(excess, 'more Target User', 'more Target Users')} than licensed.`,
    },
  ];
}

function expiredInUse({ expiredInUse: expired }: MonthlyReportData): Notice[] {
  if (expired.length === 0) return [];
  const users = expired.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  return [
    {
      weight: 'check',
      title: `${counted(expired.length, 'license has', 'licenses have')} expired and still had users`,
      detail: `${expired.length === 1 ? 'Its' : 'Their'} ${counted(users, 'Monthly User is', 'Monthly Users are')} in the total.`,
    },
  ];
}

function left({ changes, previousMonth }: MonthlyReportData): Notice[] {
  if (changes.left.length === 0 || previousMonth === null) return [];
  const users = changes.left.reduce((sum, { monthlyUsersFrom }) => sum + monthlyUsersFrom, 0);
  return [
    {
      weight: 'check',
      title: `${showCustomers(changes.left.length)} left`,
      detail: `No users now; ${showCount(users)} in ${showMonth(previousMonth)}.`,
    },
  ];
}

function joined({ changes, previousMonth }: MonthlyReportData): Notice[] {
  if (changes.joined.length === 0 || previousMonth === null) return [];
  const users = changes.joined.reduce((sum, { monthlyUsersTo }) => sum + monthlyUsersTo, 0);
  return [
    {
      weight: 'know',
      title: `${showCustomers(changes.joined.length)} joined`,
      detail: `${counted(users, 'Monthly User', 'Monthly Users')}; none in ${showMonth(previousMonth)}.`,
    },
  ];
}
