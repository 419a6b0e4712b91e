import type { ExpiredCompany, RenewingCompany } from '../billing/renewals';
import type { OverLimitCompany } from '../billing/license-overage';
import { isDayAlone } from '../dates/calendar-day';
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

/** The console's columns. */
const CONSOLE: readonly Column[] = [
  ['Company Name', ({ companyName }) => companyName],
  ['Reseller Name', ({ resellerName }) => resellerName],
  ['Industry', ({ industryName }) => industryName],
  ['License Type', ({ licenseTypeName }) => licenseTypeName],
  ['Target Users', ({ targetUsers }) => targetUsers],
  ['Inactive Users', ({ inactiveUsers }) => inactiveUsers],
  ['Deleted Users', ({ deletedUsers }) => deletedUsers],
  ['Monthly Users', ({ monthlyUsers }) => monthlyUsers],
  ['License Limit', ({ licenseLimit }) => licenseLimit ?? 'Unlimited'],
  ['Tags', ({ tags }) => tags.join(', ')],
  ['Renewal Date', ({ renewalDate }) => dateCell(renewalDate)],
  ['Date Created', ({ createdAt }) => dateCell(createdAt)],
];

/** What a file can hold. */
export type ExportList = 'all' | 'usage' | 'overLimit' | 'expired' | 'renewals';

/** The columns that a list adds. */
const OWN: Readonly<Record<ExportList, readonly Column[]>> = {
  all: [],
  usage: [],
  overLimit: [
    ['Excess Users', ({ excessUsers = null }) => excessUsers],
    ['Utilization %', ({ utilizationPercent = null }) => utilizationPercent],
  ],
  expired: [['Days Expired', ({ daysExpired = null }) => daysExpired]],
  renewals: [['Days Until Renewal', ({ daysUntilRenewal = null }) => daysUntilRenewal]],
};

const LAST: readonly Column[] = [['Company ID', ({ companyId }) => companyId]];

/** A list as a table: the console's columns, the list's own, and the Company ID last. */
interface CompanyTable {
  readonly header: readonly string[];
  rows(): Iterable<Row>;
}

export function companyTable(list: ExportList, companies: readonly ListedCompany[]): CompanyTable {
  const columns = [...CONSOLE, ...OWN[list], ...LAST];
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
