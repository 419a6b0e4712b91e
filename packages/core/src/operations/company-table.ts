import type { ExpiredCompany, RenewingCompany } from '../billing/renewals';
import type { OverLimitCompany } from '../billing/license-overage';
import { isDayAlone } from '../dates/calendar-day';
import type { Month } from '../dates/month';
import type { Cell, Row } from '../files/cell';
import type { SheetColumn } from '../files/table-sheet';
import type { Company } from '../search/company';

/** A company of any list, with the list's own fields. */
export type ListedCompany = Company &
  Partial<
    Pick<OverLimitCompany, 'excessUsers' | 'utilizationPercent'> &
      Pick<ExpiredCompany, 'daysExpired'> &
      Pick<RenewingCompany, 'daysUntilRenewal'>
  >;

type Column = readonly [column: SheetColumn, cell: (company: ListedCompany) => Cell];

const text = (title: string, width: number): SheetColumn => ({ title, width, format: 'text' });
const total = (title: string): SheetColumn => ({ title, width: 12, format: 'count', hasTotal: true });

const DAYS = { width: 12, format: 'count' } as const;

const NAME: readonly Column[] = [
  [text('Company Name', 36), ({ companyName }) => companyName],
  [text('Reseller Name', 26), ({ resellerName }) => resellerName],
];

const USERS: readonly Column[] = [
  [{ title: 'License Limit', width: 12, format: 'count' }, ({ licenseLimit }) => licenseLimit ?? 'Unlimited'],
  [total('Target Users'), ({ targetUsers }) => targetUsers],
];

const RENEWAL: Column = [
  { title: 'Renewal Date', width: 13, format: 'day' },
  ({ renewalDate }) => dateCell(renewalDate),
];

/** The console's other columns, in its order, and the Company ID. */
const OTHERS: readonly Column[] = [
  [total('Inactive Users'), ({ inactiveUsers }) => inactiveUsers],
  [total('Deleted Users'), ({ deletedUsers }) => deletedUsers],
  [text('Industry', 18), ({ industryName }) => industryName],
  [text('License Type', 16), ({ licenseTypeName }) => licenseTypeName],
  RENEWAL,
  [{ title: 'Date Created', width: 17, format: 'instant' }, ({ createdAt }) => dateCell(createdAt)],
  [text('Tags', 24), ({ tags }) => tags.join(', ')],
  [text('Company ID', 38), ({ companyId }) => companyId],
];

/** What a file can contain. */
export type ExportList = 'all' | 'usage' | 'overLimit' | 'expired' | 'renewals';

function firstColumns(list: ExportList, monthlyUsers: Column): readonly Column[] {
  switch (list) {
    case 'overLimit':
      return [
        ...USERS,
        [{ ...total('Excess Users'), isAlarm: true }, ({ excessUsers = null }) => excessUsers],
        [
          { title: 'Utilization %', width: 12, format: 'percent' },
          ({ utilizationPercent = null }) => utilizationPercent,
        ],
        monthlyUsers,
      ];
    case 'expired':
      return [
        RENEWAL,
        [{ title: 'Days Expired', ...DAYS }, ({ daysExpired = null }) => daysExpired],
        ...USERS,
        monthlyUsers,
      ];
    case 'renewals':
      return [
        RENEWAL,
        [{ title: 'Days Until Renewal', ...DAYS }, ({ daysUntilRenewal = null }) => daysUntilRenewal],
        ...USERS,
        monthlyUsers,
      ];
    case 'all':
    case 'usage':
      return [monthlyUsers, ...USERS];
  }
}

/** A list as a table: the list's own columns first, then the console's other columns, and the Company ID last. */
interface CompanyTable {
  readonly columns: readonly SheetColumn[];
  rows(): Iterable<Row>;
}

/** @param usageMonth The month that Monthly Users counts; named in the column heading. */
export function companyTable(list: ExportList, companies: readonly ListedCompany[], usageMonth: Month): CompanyTable {
  const first = firstColumns(list, [total(`Monthly Users ${usageMonth}`), ({ monthlyUsers }) => monthlyUsers]);
  const columns = [...NAME, ...first, ...OTHERS.filter((column) => !first.includes(column))];
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
