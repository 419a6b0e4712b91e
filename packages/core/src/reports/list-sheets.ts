import { isOverLimit, type OverLimitCompany } from '../billing/license-overage';
import type { ExpiredCompany, RenewingCompany } from '../billing/renewals';
import { daysBetween, renewalDay } from '../dates/calendar-day';
import { showDay, showMonth } from '../dates/show-date';
import { showCount } from '../errors/show-count';
import type { TableSheet } from '../files/table-sheet';
import { type HeldAmount, showReasons } from './report-amounts';
import type { CustomerChange, MonthlyReportData, ReportCustomer, ResellerUsage } from './report-data';
import { NO_RESELLER } from './reseller-rows';
import { type ColumnOf, COMPANY_ID, countColumn, CUSTOMER, RESELLER, renewalColumn, rowsOf } from './sheet-columns';
import { counted } from './show-figures';

// More than anyone reads: the list of all customers has them all and can be filtered.
const MOST_ROWS = 5_000;

const STATUS = { joined: 'Joined', left: 'Left', grew: 'Grew', shrank: 'Shrank', unchanged: 'Unchanged' } as const;

/** All customers, with all the data of the other sheets. */
export function customerColumns({ previousMonth, timeZone, asOf }: MonthlyReportData): ColumnOf<ReportCustomer>[] {
  const before: ColumnOf<ReportCustomer>[] = [
    countColumn('Month Before', ({ previousMonthlyUsers }) => previousMonthlyUsers),
    countColumn('Change', (one) => one.monthlyUsers - (one.previousMonthlyUsers ?? 0), { width: 10, format: 'change' }),
  ];
  return [
    CUSTOMER,
    RESELLER,
    countColumn('Monthly Users', ({ monthlyUsers }) => monthlyUsers, { hasBars: true, width: 14 }),
    ...(previousMonth === null ? [] : before),
    { title: 'License Limit', width: 12, format: 'count', cell: ({ licenseLimit }) => licenseLimit ?? 'Unlimited' },
    countColumn('Target Users', ({ targetUsers }) => targetUsers),
    countColumn('Over By', (one) => (isOverLimit(one) ? one.targetUsers - one.licenseLimit : null), {
      width: 10,
      isAlarm: true,
    }),
    renewalColumn(timeZone),
    {
      title: 'Days Left',
      width: 10,
      format: 'count',
      cell: ({ renewalDate }) => (renewalDate === null ? null : daysBetween(asOf, renewalDay(renewalDate, timeZone))),
    },
    { title: 'License Type', width: 16, format: 'text', cell: ({ licenseTypeName }) => licenseTypeName },
    { title: 'Industry', width: 18, format: 'text', cell: ({ industryName }) => industryName },
    { title: 'Tags', width: 22, format: 'text', cell: ({ tags }) => tags.join(', ') },
    COMPANY_ID,
  ];
}

/** Resellers, over limit, expired, renewals, changes; held back if there are prices. */
export function listSheets(data: MonthlyReportData): TableSheet[] {
  const { month, previousMonth, asOf, days, timeZone, overLimit, expiredInUse, renewals, changes, amounts } = data;
  const renewal = renewalColumn(timeZone);
  const monthly = countColumn<Pick<ReportCustomer, 'monthlyUsers'>>(
    'Monthly Users',
    ({ monthlyUsers }) => monthlyUsers,
  );
  const asOfDay = `as of ${showDay(asOf)}`;
  const limit: ColumnOf<OverLimitCompany>[] = [
    CUSTOMER,
    RESELLER,
    countColumn('Target Users', ({ targetUsers }) => targetUsers),
    countColumn('License Limit', ({ licenseLimit }) => licenseLimit),
    countColumn('Over By', ({ excessUsers }) => excessUsers, { hasBars: true }),
    {
      title: 'Use of Limit',
      width: 12,
      format: 'share',
      cell: ({ licenseLimit, targetUsers }) => (licenseLimit === 0 ? null : targetUsers / licenseLimit),
    },
    COMPANY_ID,
  ];
  const expired: ColumnOf<ExpiredCompany>[] = [
    CUSTOMER,
    RESELLER,
    monthly,
    renewal,
    { title: 'Days Expired', width: 12, format: 'count', cell: ({ daysExpired }) => daysExpired },
    COMPANY_ID,
  ];
  const renewing: ColumnOf<RenewingCompany>[] = [
    CUSTOMER,
    RESELLER,
    monthly,
    renewal,
    { title: 'Days Left', width: 12, format: 'count', cell: ({ daysUntilRenewal }) => daysUntilRenewal },
    COMPANY_ID,
  ];
  const changed: ColumnOf<CustomerChange>[] = [
    { title: 'What', width: 12, format: 'text', cell: ({ status }) => STATUS[status] },
    CUSTOMER,
    RESELLER,
    countColumn('Month Before', ({ monthlyUsersFrom }) => monthlyUsersFrom),
    countColumn('Monthly Users', ({ monthlyUsersTo }) => monthlyUsersTo),
    countColumn('Change', ({ change }) => change, { format: 'change' }),
    COMPANY_ID,
  ];
  const held: ColumnOf<HeldAmount>[] = [
    { title: 'Customer', width: 36, format: 'text', cell: ({ companyName }) => companyName },
    { title: 'Amount', width: 18, format: 'text', cell: ({ amount }) => amount },
    { title: 'Currency', width: 10, format: 'text', cell: () => amounts?.currency ?? null },
    { title: 'Why', width: 60, format: 'text', cell: ({ reasons }) => amounts && showReasons(reasons, amounts) },
    { title: 'Company ID', width: 38, format: 'text', cell: ({ companyId }) => companyId },
  ];
  const inMonth = showMonth(month);
  return [
    sheetOf(data, 'Resellers', resellerColumns(data), data.resellers, 'There are no customers.', Infinity),
    sheetOf(data, 'Limit', limit, overLimit, `No customer is over its License Limit, ${asOfDay}.`),
    sheetOf(data, 'Expired', expired, expiredInUse, `No expired license had users in ${inMonth}, ${asOfDay}.`),
    sheetOf(
      data,
      'Renewals',
      renewing,
      renewals,
      `No renewals in the ${counted(days, 'day', 'days')} from ${showDay(asOf)}.`,
    ),
    sheetOf(
      data,
      'Changes',
      changed,
      [...changes.joined, ...changes.left, ...changes.grew, ...changes.shrank],
      previousMonth === null
        ? 'Keepnet has no month before this one.'
        : `Nothing changed from ${showMonth(previousMonth)}.`,
    ),
    ...(amounts ? [sheetOf(data, 'Held', held, amounts.heldBack, 'No line is held back.')] : []),
  ];
}

function resellerColumns({ previousMonth }: MonthlyReportData): ColumnOf<ResellerUsage>[] {
  const before: ColumnOf<ResellerUsage>[] = [
    countColumn('Month Before', ({ previousMonthlyUsers }) => previousMonthlyUsers, { width: 14 }),
    countColumn('Change', ({ change }) => change, { format: 'change' }),
    {
      title: 'Change in Percent',
      width: 12,
      format: 'ratio',
      cell: (one) => (one.previousMonthlyUsers ? one.monthlyUsers / one.previousMonthlyUsers - 1 : null),
    },
  ];
  return [
    { title: 'Reseller', width: 40, format: 'text', cell: ({ resellerName }) => resellerName ?? NO_RESELLER },
    countColumn('Customers', ({ companyCount }) => companyCount),
    countColumn('Monthly Users', ({ monthlyUsers }) => monthlyUsers, { hasBars: true, width: 16 }),
    { title: 'Share', width: 10, format: 'share', cell: ({ share }) => share },
    ...(previousMonth === null ? [] : before),
  ];
}

/** A sheet for a list, cut off after the maximum. */
export function sheetOf<T>(
  { month, customers }: MonthlyReportData,
  name: string,
  columns: readonly ColumnOf<T>[],
  things: readonly T[],
  emptyText: string,
  most = MOST_ROWS,
): TableSheet {
  const isCut = things.length > most && customers.length > 0;
  return {
    name,
    columns,
    rows: rowsOf(columns, isCut ? things.slice(0, most) : things),
    emptyText,
    footer: `Keepnet report ${month}`,
    ...(isCut && {
      note: `The first ${showCount(most)} of ${showCount(things.length)}. The list of all customers has the rest.`,
    }),
  };
}
