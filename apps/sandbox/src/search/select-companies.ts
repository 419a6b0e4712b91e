import { inputError, refusedInput } from '../api-refusal';
import { rowStyleOf, type RowStyle } from '../rows/row-style';
import type { ServerScenarios } from '../scenarios/server-scenarios';
import { EARLIEST_MONTH, FIRST_MONTH, LATEST_MONTH } from '../world/calendar';
import { isOverLimit, monthlyUsersOf } from '../world/company-facts';
import type { ListedCompany } from '../world/company-record';
import { sortCompanies, type Sorting } from './compare-companies';
import { compileFilter } from './compile-filter';
import type { ListServer } from './list-server';
import { filterItems, type FilterGroup } from './parse-filter';
import { scatter } from './scatter';
import type { SearchRequest } from './search-request';
import { splitMonth, type SplitFilter, withoutMonth } from './split-month';

export interface Selection {
  /** All pages together, in order. */
  readonly companies: readonly ListedCompany[];
  readonly style: RowStyle;
}

function refuseWhatTheServerCannot(
  request: SearchRequest,
  { month, filter }: SplitFilter,
  scenarios: ServerScenarios,
): void {
  const refuse = (scenario: string, what: string): void => {
    const status = scenarios.valueOf(scenario);
    if (status !== undefined) throw refusedInput(status, `${what} not supported.`);
  };
  if (month !== undefined) refuse('no-month', 'MonthlyActiveUser is');
  if (filterItems(filter).length > 0) refuse('no-filter', 'Filter items are');
  if (request.onlyOverLimit) refuse('refuse-over-limit-flag', 'IsTargetUserCountExceededLimit is');
  const [smallest, largest] = [scenarios.valueOf('smallest-page') ?? 1, scenarios.valueOf('largest-page') ?? 99_999];
  if (request.pageSize < smallest || request.pageSize > largest) {
    throw inputError(`PageSize must be between ${smallest} and ${largest}`);
  }
}

/** The month as this server takes it; undefined where it does not know what a month is for. */
function readMonth(filter: FilterGroup, scenarios: ServerScenarios, currentMonth: string): SplitFilter {
  if (scenarios.has('ignore-month')) return { month: undefined, filter: withoutMonth(filter) };
  const refusesEarly = scenarios.has('no-early-months') || scenarios.has('check-and-ignore-month');
  const takesLater = scenarios.has('months-to-come') || scenarios.has('null-outside-months');
  return splitMonth(
    filter,
    refusesEarly ? FIRST_MONTH : EARLIEST_MONTH,
    takesLater && !refusesEarly ? LATEST_MONTH : currentMonth,
  );
}

function styleOf(month: string, scenarios: ServerScenarios, currentMonth: string, today: string): RowStyle {
  const countsCurrent = scenarios.has('check-and-ignore-month') || scenarios.has('month-selects-rows');
  const isKnown = month >= FIRST_MONTH && month <= currentMonth;
  return {
    ...rowStyleOf(scenarios, countsCurrent ? currentMonth : month, today),
    hasUsers: isKnown || !scenarios.has('null-outside-months'),
  };
}

function orderOfItsOwn(companies: readonly ListedCompany[]): ListedCompany[] {
  return companies.toSorted((left, right) => {
    const [first, second] = [left.companyId.slice(3), right.companyId.slice(3)];
    return first < second ? -1 : first > second ? 1 : left.sequence - right.sequence;
  });
}

const isLost = ({ companyId }: ListedCompany): boolean => scatter(companyId, 7) % 3 === 0;

/**
 * The companies that a search body selects, in its order, as the scenarios let the server understand it.
 *
 * @throws ApiRefusal for a filter, month or order that this server does not know.
 */
export function selectCompanies(server: ListServer, request: SearchRequest, scenarios: ServerScenarios): Selection {
  const { today, zoneHours } = server;
  const currentMonth = today.slice(0, 7);
  const split = readMonth(request.filter, scenarios, currentMonth);
  const { month, filter } = split;
  refuseWhatTheServerCannot(request, split, scenarios);
  const style = styleOf(month ?? currentMonth, scenarios, currentMonth, today);
  const sorting: Sorting = {
    orderBy: request.orderBy,
    ascending: request.ascending || scenarios.has('ignore-ascending'),
    renewal: style.renewal,
    nullsLast: scenarios.has('nulls-last'),
    shuffle: scenarios.has('unstable-order') ? server.turn : undefined,
  };
  const question = {
    filter: scenarios.has('ignore-filter') ? undefined : filter,
    onlyOverLimit: request.onlyOverLimit && !scenarios.has('no-over-limit-flag'),
    usedIn: scenarios.has('month-drops-zero') || scenarios.has('month-selects-rows') ? month : undefined,
    wholeDays: scenarios.has('date-filter-whole-day'),
    isUnsorted: scenarios.has('unsorted'),
    losesRows: scenarios.has('selection-loses-rows'),
  };
  // Compiled even if it is ignored: an unknown field is refused all the same.
  const compiled = compileFilter(filter, { style, wholeDays: question.wholeDays, zoneHours });
  const matches = question.filter && compiled;
  const losesRows = question.losesRows && (matches !== undefined || question.onlyOverLimit);
  const companies = server.selected(JSON.stringify([question, sorting, style]), () => {
    const chosen = server.companies.filter(
      (company) =>
        (matches === undefined || matches(company)) &&
        (!question.onlyOverLimit || isOverLimit(company)) &&
        (question.usedIn === undefined || monthlyUsersOf(company, question.usedIn) > 0) &&
        !(losesRows && isLost(company)),
    );
    const sorted = sortCompanies(chosen, sorting);
    return question.isUnsorted ? orderOfItsOwn(sorted) : sorted;
  });
  return { companies, style };
}
