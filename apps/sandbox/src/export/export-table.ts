import { toSearchRow, type SearchRow } from '../rows/search-row';
import type { RowStyle } from '../rows/row-style';
import type { ServerScenarios } from '../scenarios/server-scenarios';
import { monthlyUsersOf } from '../world/company-facts';
import type { ListedCompany } from '../world/company-record';

/** The value of one column of one row of a file. */
export type Cell = string | number | null;

interface Column {
  readonly header: string;
  readonly read: (row: SearchRow) => Cell;
}

/** A file before it is written: the header and, one by one, the rows. */
export interface ExportTable {
  readonly header: readonly string[];
  readonly rows: () => Generator<Cell[]>;
}

const MONTHLY_USERS = 'Monthly Users';

const COLUMNS: readonly Column[] = [
  { header: 'Company Name', read: (row) => row.companyName },
  { header: 'Reseller Name', read: (row) => row.resellerName },
  { header: 'Industry', read: (row) => row.industryName },
  { header: 'License Type', read: (row) => row.licenseTypeName },
  { header: 'Target Users', read: (row) => row.targetUserCount },
  { header: 'Inactive Users', read: (row) => row.inactiveTargetUserCount },
  { header: 'Deleted Users', read: (row) => row.deletedTargetUserCount },
  { header: MONTHLY_USERS, read: (row) => row.monthlyActiveUserCount },
  { header: 'License Limit', read: (row) => row.numberOfUsers },
  { header: 'Tags', read: (row) => row.tags?.join(', ') ?? null },
  { header: 'Renewal Date', read: (row) => row.licenseEndDate },
  { header: 'Date Created', read: (row) => row.createTime },
];

function otherSpelling(name: Cell): Cell {
  if (typeof name !== 'string') return name;
  return name
    .normalize('NFD')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[=+@-]/, "'$&");
}

function columnsFor(scenarios: ServerScenarios): readonly Column[] {
  let columns = COLUMNS;
  if (scenarios.has('export-user-limit')) {
    columns = columns.map((column) =>
      column.header === 'License Limit' ? { ...column, header: 'User Limit' } : column,
    );
  }
  if (scenarios.has('export-grouped-digits')) {
    columns = columns.map((column) =>
      column.header === MONTHLY_USERS
        ? { ...column, read: (row) => row.monthlyActiveUserCount?.toLocaleString('en-US') ?? null }
        : column,
    );
  }
  if (scenarios.has('export-other-names')) {
    columns = columns.map((column) =>
      column.header.endsWith(' Name') ? { ...column, read: (row) => otherSpelling(column.read(row)) } : column,
    );
  }
  if (scenarios.has('export-missing-column')) columns = columns.filter(({ header }) => header !== MONTHLY_USERS);
  if (scenarios.has('export-extra-columns')) {
    const region: Column = { header: 'Region', read: () => 'EMEA, north' };
    const score: Column = { header: 'Risk Score', read: (row) => row.targetUserCount % 100 };
    columns = [region, ...columns.toReversed(), score];
  }
  if (scenarios.has('export-users-last')) {
    const [users, others] = [true, false].map((isUsers) =>
      columns.filter(({ header }) => header !== 'Reseller Name' && (header === MONTHLY_USERS) === isUsers),
    );
    columns = [...(others ?? []), ...(users ?? [])];
  }
  return columns;
}

/** The Monthly Users in the file. */
function usersIn(
  companies: readonly ListedCompany[],
  month: string,
  scenarios: ServerScenarios,
): (company: ListedCompany) => number {
  const users = (company: ListedCompany) => monthlyUsersOf(company, month);
  if (!scenarios.has('export-swapped-users')) return users;
  const first = companies.find((company) => users(company) > 0);
  const second = first && companies.find((company) => users(company) > 0 && users(company) !== users(first));
  if (first === undefined || second === undefined) return users;
  return (company) => users(company === first ? second : company === second ? first : company);
}

/** The companies as a table with the console's column names. */
export function exportTable(
  companies: readonly ListedCompany[],
  style: RowStyle,
  scenarios: ServerScenarios,
): ExportTable {
  const columns = columnsFor(scenarios);
  const users = usersIn(companies, style.month, scenarios);
  const chosen = companies
    .slice(0, scenarios.has('export-missing-rows') ? -1 : undefined)
    .filter(
      (company) =>
        !scenarios.has('export-header-only') && !(scenarios.has('export-drops-zero') && users(company) === 0),
    );
  const total = companies.reduce((sum, company) => sum + users(company), 0);
  return {
    header: columns.map(({ header }) => header),
    *rows() {
      for (const company of chosen) {
        const row = { ...toSearchRow(company, style), monthlyActiveUserCount: users(company) };
        yield columns.map(({ read }) => read(row));
      }
      if (scenarios.has('export-total-row')) {
        yield columns.map(({ header }) => (header === MONTHLY_USERS ? total : null));
      }
    },
  };
}
