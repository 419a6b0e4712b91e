import type { ExpiredCompany, RenewingCompany } from '../billing/renewals';
import type { OverLimitCompany } from '../billing/license-overage';
import { isDayAlone } from '../dates/calendar-day';
import type { Cell, Row } from '../files/cell';
import type { SheetColumn } from '../files/table-sheet';
import type { Company } from '../search/company';

/** A company of any list, with what the list tells of it. */
export type ListedCompany = Company &
  Partial<
    Pick<OverLimitCompany, 'excessUsers' | 'utilizationPercent'> &
      Pick<ExpiredCompany, 'daysExpired'> &
      Pick<RenewingCompany, 'daysUntilRenewal'>
  >;

type Column = readonly [column: SheetColumn, cell: (company: ListedCompany) => Cell];

const text = (title: string, width: number): SheetColumn => ({ title, width, format: 'text' });
const total = (title: string): SheetColumn => ({ title, width: 12, format: 'count', hasTotal: true });

/** The console's columns. */
const CONSOLE: readonly Column[] = [
  [text('Company Name', 36), ({ companyName }) => companyName],
  [text('Reseller Name', 26), ({ resellerName }) => resellerName],
  [text('Industry', 18), ({ industryName }) => industryName],
  [text('License Type', 16), ({ licenseTypeName }) => licenseTypeName],
  [total('Target Users'), ({ targetUsers }) => targetUsers],
  [total('Inactive Users'), ({ inactiveUsers }) => inactiveUsers],
  [total('Deleted Users'), ({ deletedUsers }) => deletedUsers],
  [total('Monthly Users'), ({ monthlyUsers }) => monthlyUsers],
  [{ title: 'License Limit', width: 12, format: 'count' }, ({ licenseLimit }) => licenseLimit ?? 'Unlimited'],
  [text('Tags', 24), ({ tags }) => tags.join(', ')],
  [{ title: 'Renewal Date', width: 13, format: 'day' }, ({ renewalDate }) => dateCell(renewalDate)],
  [{ title: 'Date Created', width: 17, format: 'instant' }, ({ createdAt }) => dateCell(createdAt)],
];

/** What a file can hold. */
export type ExportList = 'all' | 'usage' | 'overLimit' | 'expired' | 'renewals';

/** The columns that a list adds. */
const OWN: Readonly<Record<ExportList, readonly Column[]>> = {
  all: [],
  usage: [],
  overLimit: [
    [{ ...total('Excess Users'), isAlarm: true }, ({ excessUsers = null }) => excessUsers],
    [{ title: 'Utilization %', width: 12, format: 'percent' }, ({ utilizationPercent = null }) => utilizationPercent],
  ],
  expired: [[{ title: 'Days Expired', width: 12, format: 'count' }, ({ daysExpired = null }) => daysExpired]],
  renewals: [
    [{ title: 'Days Until Renewal', width: 12, format: 'count' }, ({ daysUntilRenewal = null }) => daysUntilRenewal],
  ],
};

const LAST: readonly Column[] = [[text('Company ID', 38), ({ companyId }) => companyId]];

/** A list as a table: the console's columns, the list's own, and the Company ID last. */
export interface CompanyTable {
  readonly columns: readonly SheetColumn[];
  rows(): Iterable<Row>;
}

export function companyTable(list: ExportList, companies: readonly ListedCompany[]): CompanyTable {
  const columns = [...CONSOLE, ...OWN[list], ...LAST];
  return {
    columns: columns.map(([column]) => column),
    *rows() {
      for (const company of companies) yield columns.map(([, cell]) => cell(company));
    },
  };
}

function dateCell(iso: string | null): Cell {
  if (iso === null) return null;
  return isDayAlone(iso) ? { day: iso.slice(0, 10) } : { instant: iso };
}
