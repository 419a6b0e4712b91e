import type { WorldCompany } from '../world/company';
import { MONTH_COUNT, monthAt, monthIndex } from '../world/months';
import type { Abilities } from './abilities';
import type { Answer } from './answer';
import { dateHolds, isOverLimit } from './date-condition';
import { fail } from './envelope';
import type { WireSearch } from './read-search';
import { scatter, sortCompanies } from './sort-companies';

/** What a search comes to: the companies in order, each with the Monthly Users of the month that the server took. */
export interface Selection {
  readonly companies: readonly WorldCompany[];
  /** Null where the server has no number. */
  usersOf(company: WorldCompany): number | null;
  /** As an index. */
  readonly currentMonth: number;
}

/** Selects and sorts as well as this server can; an answer is a refusal. */
export function selectCompanies(
  search: WireSearch,
  companies: readonly WorldCompany[],
  abilities: Abilities,
  nowMs: number,
  salt: number,
): Selection | Answer {
  const currentMonth = monthIndex(monthAt(nowMs, abilities.zoneHours));
  const asked = search.month === undefined ? currentMonth : monthIndex(search.month);
  const isKnown = asked >= 0 && asked <= currentMonth;
  const refusal = refusalOf(search, abilities, isKnown);
  if (refusal) return refusal;
  const shown = abilities.month === 'honored' ? asked : currentMonth;
  const hasNumber = isKnown || abilities.monthRange !== 'null';
  const usersOf = (company: WorldCompany): number | null => (hasNumber ? usersIn(company, shown) : null);
  const drops = (company: WorldCompany): boolean => scatter(company.id, 7) % 3 === 0;
  const dates = { wholeDay: abilities.wholeDayFilter, zoneHours: abilities.zoneHours };

  let selected = companies;
  if (abilities.filter !== 'ignored' && search.conditions.length > 0) {
    selected = selected.filter((company) => search.conditions.every((each) => dateHolds(company, each, dates)));
    if (abilities.filter === 'drops') selected = selected.filter((company) => !drops(company));
  }
  if (search.overLimitOnly && abilities.overLimitFlag !== 'ignored') {
    selected = selected.filter(isOverLimit);
    if (abilities.overLimitFlag === 'drops') selected = selected.filter((company) => !drops(company));
  }
  const leavesOut = abilities.month === 'rowsOnly' || (abilities.month === 'honored' && abilities.monthDropsZero);
  if (search.month !== undefined && leavesOut) {
    selected = selected.filter((company) => usersIn(company, asked) > 0);
  }
  return { companies: sortCompanies(selected, search.ascending, abilities, salt), usersOf, currentMonth };
}

/** Monthly Users in a month that the world knows; nobody had any in all others. */
export function usersIn(company: WorldCompany, month: number): number {
  return month >= 0 && month < MONTH_COUNT ? (company.users[month] ?? 0) : 0;
}

function refusalOf(search: WireSearch, abilities: Abilities, isKnownMonth: boolean): Answer | undefined {
  const refuse = (ability: string, what: string): Answer | undefined => {
    if (ability === 'refusedSoft')
      return fail(abilities, 200, 'INPUT_ERROR', 'Invalid input', [`${what} is not valid`]);
    return ability === 'refused' ? fail(abilities, 400, 'INPUT_ERROR', '', [`${what} is not valid`]) : undefined;
  };
  const { month, monthRange, filter, overLimitFlag } = abilities;
  return (
    (search.month === undefined ? undefined : refuse(month, 'FieldName MonthlyActiveUser')) ??
    (isKnownMonth ? undefined : refuse(monthRange, 'MonthlyActiveUser')) ??
    (search.conditions.length > 0 ? refuse(filter, 'FieldName') : undefined) ??
    (search.overLimitOnly ? refuse(overLimitFlag, 'isTargetUserCountExceededLimit') : undefined) ??
    (search.orderBy === 'createtime' ? undefined : refuse('refused', 'orderBy'))
  );
}
