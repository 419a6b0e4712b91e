import { toSearchRow, type SearchRow } from '../rows/search-row';
import type { ServerScenarios } from '../scenarios/server-scenarios';
import type { ListedCompany } from '../world/company-record';
import type { ListServer } from './list-server';
import { nestRows } from './nest-rows';
import type { SearchRequest } from './search-request';
import { selectCompanies } from './select-companies';

/** The `data` of a search answer (`CompanyPage`). */
export interface SearchPage {
  limitExceededCompanyCount?: number;
  pageNumber?: number;
  pageSize?: number;
  totalNumberOfPages: number;
  totalNumberOfRecords: number;
  results: readonly object[] | null;
}

const HUGE_TOTAL = 1_000_000_000_000;

function disguise(rows: readonly SearchRow[], scenarios: ServerScenarios): readonly object[] {
  const isDouble = scenarios.has('double-field');
  const misses = scenarios.has('missing-field') ? Math.floor(rows.length / 2) : -1;
  const isOlder = scenarios.has('older-server');
  const isNewer = scenarios.has('newer-server');
  const names = scenarios.has('resource-id');
  const extra = scenarios.has('extra-fields');
  if (misses < 0 && !isOlder && !isNewer && !names && !extra && !isDouble) return rows;
  const written = (row: SearchRow, isMissing: boolean): object => {
    const copy: Record<string, unknown> = { ...(isDouble && { [FIRST_OF_TWO]: 1 }), ...row };
    copy['children'] = row.children?.map((child) => written(child, false)) ?? null;
    if (isMissing) delete copy['monthlyActiveUserCount'];
    if (isOlder) {
      delete copy['inactiveTargetUserCount'];
      delete copy['deletedTargetUserCount'];
    }
    if (isNewer) Object.assign(copy, newerFields(row));
    if (names) {
      copy['resourceId'] = row.companyResourceId;
      if (row.isNumberOfUsersLimited) copy['numberOfUsers'] = Number(row.numberOfUsers);
      delete copy['companyResourceId'];
    }
    if (extra) copy['riskScore'] = { value: 7, trend: ['up'] };
    return copy;
  };
  return rows.map((row, index) => written(row, index === misses));
}

/** Further fields that the newest console reads; the values are invented. */
function newerFields({ monthlyActiveUserCount }: SearchRow) {
  return {
    modules: ['Phishing Simulator', 'Awareness Educator'],
    monthlyEnrolled: (monthlyActiveUserCount ?? 0) + 7,
    monthlyConsumption: Math.floor((monthlyActiveUserCount ?? 0) / 2),
    enrolledVendorNames: 'North Vendor , South Vendor',
    enrolledVendorNamesDistribution: 'North Vendor: 3 , South Vendor: 1',
  };
}

// An object cannot have a name twice, but its JSON text can.
const FIRST_OF_TWO = 'firstOfTwo:monthlyActiveUserCount';

/** The text of an answer, with the duplicate names. */
export function withDoubleFields(text: string): string {
  return text.replaceAll(`"${FIRST_OF_TWO}"`, '"monthlyActiveUserCount"');
}

/**
 * The page for a search; a page size above the cap returns a page of the cap's size.
 *
 * @throws ApiRefusal for anything that this server does not know.
 */
export function searchPage(request: SearchRequest, server: ListServer, scenarios: ServerScenarios): SearchPage {
  const selection = selectCompanies(server, request, scenarios);
  const pageSize = Math.min(request.pageSize, scenarios.valueOf('page-cap') ?? server.pageCap);
  const served = Math.min(pageSize, scenarios.valueOf('unclear-cap') ?? pageSize);
  const repeats = scenarios.has('duplicated-page') && request.pageNumber > 1;
  const start = (request.pageNumber - (repeats ? 2 : 1)) * served;
  const companies = scenarios.has('empty-search') ? [] : selection.companies;
  const toRows = (listed: readonly ListedCompany[]) => listed.map((company) => toSearchRow(company, selection.style));
  const outer = scenarios.has('clustered-whole') ? nestRows(toRows(companies)) : undefined;
  const rows = outer?.slice(start, start + served) ?? toRows(companies.slice(start, start + served));
  const nests = outer === undefined && (request.isClustered || scenarios.has('clustered'));
  const nested = nests ? nestRows(rows) : rows;
  const total = scenarios.has('huge-total') ? HUGE_TOTAL : (outer ?? companies).length;
  return {
    ...(!scenarios.has('older-server') && { limitExceededCompanyCount: server.overLimitCount }),
    ...(!scenarios.has('bare-answers') && { pageNumber: request.pageNumber, pageSize }),
    totalNumberOfPages: Math.ceil(total / pageSize),
    totalNumberOfRecords: total,
    results: rows.length === 0 && scenarios.has('null-results') ? null : disguise(nested, scenarios),
  };
}
