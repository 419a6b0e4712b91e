import { toSearchRow, type SearchRow } from '../rows/search-row';
import type { RowStyle } from '../rows/row-style';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import type { CompanyRecord } from '../world/company-record';

type Cell = string | number | null;

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

function columnsFor(scenarios: RequestScenarios): readonly Column[] {
  let columns = COLUMNS;
  if (scenarios.has('export-user-limit')) {
    columns = columns.map((column) =>
      column.header === 'License Limit' ? { ...column, header: 'User Limit' } : column,
    );
  }
  if (scenarios.has('export-missing-column')) columns = columns.filter(({ header }) => header !== MONTHLY_USERS);
  if (scenarios.has('export-extra-columns')) {
    const region: Column = { header: 'Region', read: () => 'EMEA, north' };
    const score: Column = { header: 'Risk Score', read: (row) => row.targetUserCount % 100 };
    columns = [region, ...columns.toReversed(), score];
  }
  return columns;
}

/** The companies as a table with the console's column names. */
export function exportTable(
  companies: readonly CompanyRecord[],
  style: RowStyle,
  scenarios: RequestScenarios,
): ExportTable {
  const columns = columnsFor(scenarios);
  const chosen = scenarios.has('export-missing-rows') ? companies.slice(0, -1) : companies;
  return {
    header: columns.map(({ header }) => header),
    *rows() {
      for (const company of chosen) {
        const row = toSearchRow(company, style);
        yield columns.map(({ read }) => read(row));
      }
    },
  };
}
