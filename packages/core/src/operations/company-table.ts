import type { ExpiredCompany, RenewingCompany } from '../billing/renewals';
import type { OverLimitCompany } from '../billing/license-overage';
import { isDayAlone } from '../dates/calendar-day';
import type { Month } from '../dates/month';
import type { Cell, Row } from '../files/cell';
import type { Company } from '../search/company';

/** A company of any list, with what the list tells of it. */
export type ListedCompany = Company &
  Partial<
    Pick<OverLimitCompany, 'excessUsers' | 'utilizationPercent'> &
      Pick<ExpiredCompany, 'daysExpired'> &
      Pick<RenewingCompany, 'daysUntilRenewal'>
  >;

type Column = readonly [title: string, cell: (company: ListedCompany) => Cell];

const NAME: readonly Column[] = [
  ['Company Name', ({ companyName }) => companyName],
  ['Reseller Name', ({ resellerName }) => resellerName],
];

const USERS: readonly Column[] = [
  ['License Limit', ({ licenseLimit }) => licenseLimit ?? 'Unlimited'],
  ['Target Users', ({ targetUsers }) => targetUsers],
];

const RENEWAL: Column = ['Renewal Date', ({ renewalDate }) => dateCell(renewalDate)];

/** The console's other columns, in its order, and the Company ID. */
const OTHERS: readonly Column[] = [
  ['Inactive Users', ({ inactiveUsers }) => inactiveUsers],
  ['Deleted Users', ({ deletedUsers }) => deletedUsers],
  ['Industry', ({ industryName }) => industryName],
  ['License Type', ({ licenseTypeName }) => licenseTypeName],
  RENEWAL,
  ['Date Created', ({ createdAt }) => dateCell(createdAt)],
  ['Tags', ({ tags }) => tags.join(', ')],
  ['Company ID', ({ companyId }) => companyId],
];

/** What a file can hold. */
export type ExportList = 'all' | 'usage' | 'overLimit' | 'expired' | 'renewals';

function firstColumns(list: ExportList, monthlyUsers: Column): readonly Column[] {
  switch (list) {
    case 'overLimit':
      return [
        ...USERS,
        ['Excess Users', ({ excessUsers = null }) => excessUsers],
        ['Utilization %', ({ utilizationPercent = null }) => utilizationPercent],
        monthlyUsers,
      ];
    case 'expired':
      return [RENEWAL, ['Days Expired', ({ daysExpired = null }) => daysExpired], ...USERS, monthlyUsers];
    case 'renewals':
      return [
        RENEWAL,
        ['Days Until Renewal', ({ daysUntilRenewal = null }) => daysUntilRenewal],
        ...USERS,
        monthlyUsers,
      ];
    default:
      return [monthlyUsers, ...USERS];
  }
}

/** A list as a table: what the list is about first, then the console's other columns, the Company ID last. */
export interface CompanyTable {
  readonly header: readonly string[];
  rows(): Iterable<Row>;
}

/** @param usageMonth The month that Monthly Users counts; the heading of its column says so. */
export function companyTable(list: ExportList, companies: readonly ListedCompany[], usageMonth: Month): CompanyTable {
  const first = firstColumns(list, [`Monthly Users ${usageMonth}`, ({ monthlyUsers }) => monthlyUsers]);
  const columns = [...NAME, ...first, ...OTHERS.filter((column) => !first.includes(column))];
  return {
    header: columns.map(([title]) => title),
    *rows() {
      for (const company of companies) yield columns.map(([, cell]) => cell(company));
    },
  };
}

function dateCell(iso: string | null): Cell {
  if (iso === null) return null;
  return isDayAlone(iso) ? { day: iso.slice(0, 10) } : { instant: iso };
}
