import { ApiRefusal, inputError } from '../api-refusal';
import { rowStyleOf, type RowStyle } from '../rows/row-style';
import type { Tenant } from '../sandbox';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import { EARLIEST_MONTH, FIRST_MONTH } from '../world/calendar';
import { isOverLimit, monthlyUsersOf } from '../world/company-facts';
import type { CompanyRecord } from '../world/company-record';
import { sortCompanies, type Sorting } from './compare-companies';
import { compileFilter } from './compile-filter';
import { filterItems } from './parse-filter';
import type { SearchRequest } from './search-request';
import { splitMonth, withoutMonth } from './split-month';

export interface Selection {
  /** All pages together, in order. */
  readonly companies: readonly CompanyRecord[];
  readonly style: RowStyle;
}

function refuseWhatTheServerCannot(request: SearchRequest, hasItems: boolean, scenarios: RequestScenarios): void {
  if (hasItems && scenarios.has('no-filter')) throw inputError('Filter items are not supported.');
  if (hasItems && scenarios.has('no-filter-soft')) {
    throw new ApiRefusal(200, 'INPUT_ERROR', 'Filter items are not supported.');
  }
  if (request.onlyOverLimit && scenarios.has('refuse-over-limit-flag')) {
    throw inputError('IsTargetUserCountExceededLimit is not supported.');
  }
  const [smallest, largest] = [scenarios.valueOf('smallest-page') ?? 1, scenarios.valueOf('largest-page') ?? 99_999];
  if (request.pageSize < smallest || request.pageSize > largest) {
    throw inputError(`PageSize must be between ${smallest} and ${largest}`);
  }
}

function orderOfItsOwn(companies: readonly CompanyRecord[]): CompanyRecord[] {
  return companies.toSorted((left, right) => {
    const [first, second] = [left.companyId.slice(3), right.companyId.slice(3)];
    return first < second ? -1 : first > second ? 1 : left.sequence - right.sequence;
  });
}

/**
 * The companies that a search body selects, in its order, as the scenarios let the server understand it.
 *
 * @throws ApiRefusal for a filter, month or order that this server does not know.
 */
export function selectCompanies(
  tenant: Tenant,
  request: SearchRequest,
  scenarios: RequestScenarios,
  today: string,
): Selection {
  const refusesEarly = scenarios.has('no-early-months') || scenarios.has('check-and-ignore-month');
  const { month, filter } = scenarios.has('ignore-month')
    ? { month: undefined, filter: withoutMonth(request.filter) }
    : splitMonth(request.filter, refusesEarly ? FIRST_MONTH : EARLIEST_MONTH, today);
  if (month !== undefined && scenarios.has('no-month')) throw inputError('MonthlyActiveUser is not supported.');
  refuseWhatTheServerCannot(request, filterItems(filter).length > 0, scenarios);
  const currentMonth = today.slice(0, 7);
  const countsCurrent = scenarios.has('check-and-ignore-month') || scenarios.has('month-selects-rows');
  const style = rowStyleOf(scenarios, countsCurrent ? currentMonth : (month ?? currentMonth), today);
  const sorting: Sorting = {
    orderBy: request.orderBy,
    ascending: request.ascending || scenarios.has('ignore-ascending'),
    renewal: style.renewal,
  };
  const question = {
    filter: scenarios.has('ignore-filter') ? undefined : filter,
    onlyOverLimit: request.onlyOverLimit && !scenarios.has('no-over-limit-flag'),
    usedIn: scenarios.has('month-drops-zero') || scenarios.has('month-selects-rows') ? month : undefined,
    wholeDays: scenarios.has('date-filter-whole-day'),
    isUnsorted: scenarios.has('unsorted'),
  };
  // Compiled even if it is ignored: an unknown field is refused all the same.
  const matches = compileFilter(filter, { style, wholeDays: question.wholeDays });
  const companies = tenant.cache.get(JSON.stringify([question, sorting, style]), tenant.world.version, () => {
    const chosen = tenant.world.companies.filter(
      (company) =>
        (question.filter === undefined || matches === undefined || matches(company)) &&
        (!question.onlyOverLimit || isOverLimit(company)) &&
        (question.usedIn === undefined || monthlyUsersOf(company, question.usedIn) > 0),
    );
    const sorted = sortCompanies(chosen, sorting);
    return question.isUnsorted ? orderOfItsOwn(sorted) : sorted;
  });
  return { companies, style };
}
