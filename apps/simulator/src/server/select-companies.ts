import type { WorldCompany } from '../world/company';
import { MONTH_COUNT, monthAt, monthIndex } from '../world/months';
import type { Abilities, Ability } from './abilities';
import type { Answer } from './answer';
import { conditionHolds, isOverLimit } from './condition-holds';
import { fail } from './envelope';
import type { WireSearch } from './read-search';
import { scatter, sortCompanies, sortsBy } from './sort-companies';

/** What a search comes to: the companies in order, each with the Monthly Users of the month that the server took. */
export interface Selection {
  readonly companies: readonly WorldCompany[];
  usersOf(company: WorldCompany): number;
}

/** Selects and sorts as well as this server can; an answer is a refusal. */
export function selectCompanies(
  search: WireSearch,
  companies: readonly WorldCompany[],
  abilities: Abilities,
  nowMs: number,
  salt: number,
): Selection | Answer {
  const refusal = refusalOf(search, abilities);
  if (refusal) return refusal;
  const current = monthIndex(monthAt(nowMs, abilities.zoneHours));
  const month = search.month === undefined || abilities.month === 'ignored' ? current : monthIndex(search.month);
  const usersOf = (company: WorldCompany): number => usersIn(company, month);
  const drops = (company: WorldCompany): boolean => scatter(company.id, 7) % 3 === 0;
  const dates = { wholeDay: abilities.wholeDayFilter, zoneHours: abilities.zoneHours };

  let selected = companies;
  if (abilities.filter !== 'ignored' && search.conditions.length > 0) {
    selected = selected.filter((company) => search.conditions.every((each) => conditionHolds(company, each, dates)));
    if (abilities.filter === 'drops') selected = selected.filter((company) => !drops(company));
  }
  if (search.overLimitOnly && abilities.overLimitFlag !== 'ignored') {
    selected = selected.filter(isOverLimit);
    if (abilities.overLimitFlag === 'drops') selected = selected.filter((company) => !drops(company));
  }
  if (search.month !== undefined && abilities.month === 'honored' && abilities.monthDropsZero) {
    selected = selected.filter((company) => usersOf(company) > 0);
  }
  const orderBy = abilities.sort === 'ignored' ? 'ignored' : search.orderBy;
  return { companies: sortCompanies(selected, orderBy, search.ascending, abilities.nullsLast, salt), usersOf };
}

/** Monthly Users in a month that the world knows; nobody had any in all others. */
export function usersIn(company: WorldCompany, month: number): number {
  return month >= 0 && month < MONTH_COUNT ? (company.users[month] ?? 0) : 0;
}

function refusalOf(search: WireSearch, abilities: Abilities): Answer | undefined {
  const refuse = (ability: Ability | string, what: string): Answer | undefined => {
    if (ability === 'refusedSoft')
      return fail(abilities, 200, 'INPUT_ERROR', 'Invalid input', [`${what} is not valid`]);
    return ability === 'refused' ? fail(abilities, 400, 'INPUT_ERROR', '', [`${what} is not valid`]) : undefined;
  };
  if (search.month !== undefined) {
    const refused = refuse(abilities.month, 'FieldName MonthlyActiveUser');
    if (refused) return refused;
  }
  if (search.conditions.length > 0) {
    const refused = refuse(abilities.filter, 'FieldName');
    if (refused) return refused;
  }
  if (search.overLimitOnly) {
    const refused = refuse(abilities.overLimitFlag, 'isTargetUserCountExceededLimit');
    if (refused) return refused;
  }
  if (abilities.sort === 'ignored') return undefined;
  const knowsOrder = sortsBy(abilities.sort, search.orderBy);
  // Reading by creation is the plain search, which every server has been seen to answer.
  if (search.orderBy === 'createtime') return undefined;
  return refuse(abilities.sort, 'orderBy') ?? (knowsOrder ? undefined : refuse('refused', 'orderBy'));
}
